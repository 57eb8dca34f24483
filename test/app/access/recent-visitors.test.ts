import { expect, test } from 'vitest';
import type { Visitor } from '../../../src/app/access/access.ts';
import { createRecentVisitors } from '../../../src/app/access/recent-visitors.ts';

const hourMs = 3_600_000;
const anna = visitor('u1');

function visitor(id: string): Visitor {
  const user = { id, login: id, role: 'admin', agentId: null, createdAt: 0 } as const;
  return { user, keyHash: `hash of ${id}`, kind: 'session', since: 0 };
}

function start() {
  let now = 0;
  const visitors = createRecentVisitors(() => now);
  const ask = (secret: string, answer: Promise<Visitor | null>) =>
    visitors.recognise(secret, 'session', () => answer);
  return { visitors, ask, pass: (ms: number) => (now += ms) };
}

const away = () => Promise.reject(new Error('The database is away.'));
const never = () => new Promise<never>(() => {});

test('whoever came in lately comes in while the database is away, for a day at work and no longer', async () => {
  const { ask, pass } = start();
  expect(await ask('a', Promise.resolve(anna))).toBe(anna);
  pass(12 * hourMs - 1);
  expect(await ask('a', away())).toBe(anna);
  pass(1);
  await expect(ask('a', away())).rejects.toThrow('away');
});

test('a database that does not answer is not waited for', async () => {
  const { ask } = start();
  await ask('a', Promise.resolve(anna));
  expect(await ask('a', never())).toBe(anna);
});

test('a company account is believed for an hour, as while its provider is away', async () => {
  const { ask, pass } = start();
  const ben = visitor('sso-ben');
  await ask('b', Promise.resolve(ben));
  pass(hourMs - 1);
  expect(await ask('b', away())).toBe(ben);
  pass(1);
  await expect(ask('b', away())).rejects.toThrow('away');
});

test('who is not known, has signed out or shows it as another kind of key does not come in', async () => {
  const { visitors, ask } = start();
  await expect(ask('x', away())).rejects.toThrow('away');
  await ask('a', Promise.resolve(anna));
  await expect(visitors.recognise('a', 'token', away)).rejects.toThrow('away');
  expect(await ask('a', Promise.resolve(null))).toBeNull();
  await expect(ask('a', away())).rejects.toThrow('away');
});

test('whose access is taken away here is not known any more', async () => {
  const { visitors, ask } = start();
  await ask('a', Promise.resolve(anna));
  visitors.forget(({ user }) => user?.id === 'u1');
  await expect(ask('a', away())).rejects.toThrow('away');
});

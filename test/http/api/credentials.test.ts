import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addUser,
  csrfTokenOf,
  issueSetUpLink,
  issueSignInLink,
  issueToken,
  issueWallLink,
  startSession,
} from '../../../src/app/access/access.ts';
import { issuePasswordLink } from '../../../src/app/access/password-links.ts';
import { type Role, roles } from '../../../src/app/ports/page.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

// What the API says of itself is tried, so that a new route is in it by itself.

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly roles: readonly Role[] | 'anyone';
}

/** Something that may come with a request, and as whom it counts; null: as nobody. */
interface Credential {
  readonly kind: string;
  readonly role: Role | null;
  readonly headers: Readonly<Record<string, string>>;
}

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

test('every operation of the API takes the credentials of its roles, and no others', async () => {
  const wrong: string[] = [];
  const operations = await operationsOf(page);
  expect(operations.length).toBeGreaterThan(50);
  const kinds = await credentials(page);
  for (const { method, path, roles: allowed } of operations) {
    for (const { kind, role, headers } of kinds) {
      const status = await statusOf(`${page.url}/api${path}`, { method, headers });
      const isAdmitted = allowed === 'anyone' || (role !== null && allowed.includes(role));
      const isRight = isAdmitted
        ? status < 500 && status !== 403 && (status !== 401 || allowed === 'anyone')
        : status === (role === null ? 401 : 403);
      if (!isRight) wrong.push(`${method} ${path} with ${kind}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

async function operationsOf({ url }: TestPage): Promise<readonly Operation[]> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { 'x-roles': Operation['roles'] }>>;
  };
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      // Agents may do to themselves what they may not do to others.
      path: path.replace(/^\/agents\/\{\w+\}/, '/agents/w1').replaceAll(/\{\w+\}/g, 'unknown'),
      roles: operation['x-roles'],
    })),
  );
  const endsSession = ({ method, path }: Operation): boolean => method === 'DELETE' && path === '/session';
  return [
    ...described.filter(one => !endsSession(one)),
    { method: 'GET', path: '/events', roles: ['admin', 'supervisor', 'viewer', 'agent'] },
    ...described.filter(endsSession),
  ];
}

let made = 0;

async function credentials({ context, clock }: TestPage): Promise<readonly Credential[]> {
  const { accounts } = context.store;
  const user = async (role: Role) => {
    const login = `user-${made++}`;
    const added = await addUser(context, {
      login,
      password: null,
      role,
      agentId: role === 'agent' ? 'w1' : null,
    });
    if (added === null) throw new Error(`${login} is there already`);
    return added;
  };
  const cookie = (secret: string) => ({ cookie: `familiar_session=${secret}` });
  const session = (secret: string) => ({ ...cookie(secret), 'x-familiar-csrf': csrfTokenOf(secret) });
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

  const good: Credential[] = [];
  for (const role of roles) {
    const { secret } = await startSession(context, await user(role));
    good.push({ kind: `a session as ${role}`, role, headers: session(secret) });
    const token = await issueToken(context, await user(role), 'test');
    good.push({ kind: `a token as ${role}`, role, headers: bearer(token) });
  }
  const admin = await user('admin');
  const { secret } = await startSession(context, admin);
  const token = await issueToken(context, admin, 'test');
  const revoked = await issueToken(context, admin, 'revoked');
  await accounts.deleteKey(createHash('sha256').update(revoked).digest('base64url'));
  const gone = await user('admin');
  const ofGone = await issueToken(context, gone, 'test');
  await accounts.deleteUser(gone.id);
  const expired = 'expired'.padEnd(43, 'x');
  await accounts.addKey({
    hash: createHash('sha256').update(expired).digest('base64url'),
    kind: 'session',
    userId: admin.id,
    label: 'browser',
    createdAt: 0,
    expiresAt: clock() - 1,
    usedAt: null,
  });
  const link = await issueSignInLink(context, admin);
  const wall = await issueWallLink(context, 'wall');
  const password = (await issuePasswordLink(context, admin)).secret;
  const setUp = (await issueSetUpLink(context)) ?? 'none';
  const bad = {
    nothing: {},
    'a session as a token': bearer(secret),
    'a token as a session': session(token),
    'an expired session': session(expired),
    'a revoked token': bearer(revoked),
    'a token of a user who is gone': bearer(ofGone),
    'a sign-in link as a token': bearer(link),
    'a sign-in link as a session': session(link),
    'a wall screen’s link as a token': bearer(wall),
    'a wall screen’s link as a session': session(wall),
    'a link to choose a password as a token': bearer(password),
    'a link to choose a password as a session': session(password),
    'a set-up link as a token': bearer(setUp),
    'an invented token': bearer('x'.repeat(43)),
    'the token’s hash as a token': bearer(createHash('sha256').update(token).digest('base64url')),
    'basic authentication': { authorization: `Basic ${Buffer.from(`admin:${token}`).toString('base64')}` },
  };
  return [...good, ...Object.entries(bad).map(([kind, headers]) => ({ kind, role: null, headers }))];
}

/** Without a body, and without waiting for the end of a stream. */
async function statusOf(
  url: string,
  init: { method: string; headers: Credential['headers'] },
): Promise<number> {
  const ending = new AbortController();
  const { status } = await fetch(url, { ...init, signal: ending.signal });
  ending.abort();
  return status;
}

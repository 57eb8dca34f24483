import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { issueWallLink } from '../../src/app/access/access.ts';
import { reachableServers } from '../support/databases.ts';
import { startHotline } from '../support/hotline.ts';
import { signInTo, visitor } from '../support/page.ts';
import { startSwitch } from '../support/switch.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a database file that is deleted while calls come in loses none of them', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const hotline = await startHotline({ database: { kind: 'sqlite', file } });
  await hotline.call('+491701111111');
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  for (let call = 0; call < 15; call++) await hotline.call(`+4917022222${10 + call}`);
  await expect.poll(() => hotline.service.context.store.state().spooled.entries, { timeout: 20_000 }).toBe(0);
  expect(hotline.service.context.store.state()).toMatchObject({
    isReachable: true,
    lastError: { error: 'DATABASE_FILE_LOST' },
  });
  expect((await hotline.history()).filter(({ decision }) => decision !== null)).toHaveLength(16);
});

test('a second service on the same database file is refused, whatever its spool', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'familiar.db');
  const one = await startHotline({ database: { kind: 'sqlite', file } });
  await expect(startHotline({ database: { kind: 'sqlite', file } })).rejects.toThrow(
    `The database ${file} is in use by another Familiar that is running. ` +
      'Stop that one, or give each a database of its own with DATABASE_URL.',
  );
  await one.service.close();
  const next = await startHotline({ database: { kind: 'sqlite', file } });
  expect(await next.history()).toEqual([]);
});

const servers = (await reachableServers()).filter(({ kind }) => kind !== 'sqlite');

test.each(servers)(
  'while $kind is cut off, the page says so to whoever asks, and goes on afterwards',
  async server => {
    const database = await server.create();
    onTestFinished(database.drop);
    const { config } = database;
    if (config.kind === 'sqlite') throw new Error('This is a file.');
    const line = await startSwitch(`http://${config.host}:${config.port}`);
    const hotline = await startHotline({ database: { ...config, port: Number(new URL(line.url).port) } });
    const viewer = await signInTo(hotline.service, 'viewer');
    expect((await viewer.request('GET', '/board')).status).toBe(200);
    const screen = await issueWallLink(hotline.service.context, 'Flur');
    const wall = () => viewer.request('POST', '/wall', { secret: screen });
    expect((await wall()).status).toBe(200);
    await line.cut();
    for (const path of ['/callers', '/reports?days=7', '/calls', '/missed']) {
      const { status, headers, body } = await viewer.request('GET', path);
      expect([path, status, headers.get('retry-after'), body.code]).toEqual([
        path,
        503,
        '5',
        'database-away',
      ]);
      expect(body.error).toContain('The database can’t be reached');
      expect(body.text.de).toContain('Die Datenbank ist gerade nicht erreichbar');
    }
    // Whoever was here before is still known, and sees what goes on and what is wrong.
    await expect
      .poll(async () => (await viewer.request('GET', '/glance')).body, { timeout: 10_000 })
      .toMatchObject({ level: 'act', finding: { name: 'database' } });
    for (const path of ['/session', '/start', '/board', '/health'])
      expect([path, (await viewer.request('GET', path)).status]).toEqual([path, 200]);
    expect((await wall()).status).toBe(200);
    const stranger = await visitor(hotline.service.url, 'viewer', 'unknown').request('GET', '/board');
    expect(stranger.body.code).toBe('database-away');
    const nobody = await viewer.request('POST', '/session', { login: 'x', password: 'y' });
    expect(nobody.status).toBe(503);
    await line.restore();
    await expect.poll(async () => (await viewer.request('GET', '/board')).status).toBe(200);
  },
);

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { addUser, issueToken } from '../../src/app/access/access.ts';
import { silent, statusOf } from '../support/floods.ts';
import { startHotline } from '../support/hotline.ts';

const ownPort = { environment: { PAGE_PORT: '0', PAGE_HOST: '127.0.0.1' } };
const statusAt = (url: string, path: string): Promise<number | string> =>
  statusOf(Number(new URL(url).port), { path });

test('without a port of its own the page is where pushes go', async () => {
  const { service } = await startHotline();
  expect(service.pageUrl).toBe(service.url);
  expect(await statusAt(service.url, '/api/session')).toBe(200);
});

test('the page, its API, its streams and its description are at its own port only', async () => {
  const { service } = await startHotline(ownPort);
  expect(service.pageUrl).not.toBe(service.url);
  for (const path of ['/', '/api/session', '/api/openapi.json']) {
    expect([path, await statusAt(service.url, path)]).toEqual([path, 404]);
    expect([path, await statusAt(service.pageUrl, path)]).toEqual([path, 200]);
  }
  expect(await statusAt(service.url, '/api/events')).toBe(404);
  expect(await statusAt(service.pageUrl, '/api/events')).toBe(401);
});

test('pushes, announcements and health stay where they were, and are not at the page’s port', async () => {
  const hotline = await startHotline(ownPort);
  const { service } = hotline;
  expect((await hotline.call('+4917139200001')).answeredBy).not.toBeNull();
  for (const path of ['/healthz', '/readyz', '/health']) {
    expect([path, await statusAt(service.url, path)]).toEqual([path, 200]);
    expect([path, await statusAt(service.pageUrl, path)]).toEqual([path, 404]);
  }
  expect(await statusOf(Number(new URL(service.pageUrl).port), { method: 'POST', path: '/push' })).toBe(404);
});

test('the link for the first user leads to the page’s port', async () => {
  const { service, log } = await startHotline(ownPort);
  expect(log.lines.join('\n')).toContain(`open ${service.pageUrl}/#/set-up/`);
});

test('whatever comes to the page’s port, calls go through', async () => {
  const hotline = await startHotline(ownPort);
  const port = Number(new URL(hotline.service.pageUrl).port);
  const end = await silent(
    1_100,
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{',
  )(port);
  expect((await hotline.call('+4917139200001')).answeredBy).not.toBeNull();
  expect(await statusAt(hotline.service.url, '/healthz')).toBe(200);
  end();
});

test('Familiar ends the streams of a page at its own port when it stops', async () => {
  const { service } = await startHotline(ownPort);
  const { context, pageUrl } = service;
  const user = await addUser(context, { login: 'erika', password: null, role: 'viewer', agentId: null });
  const token = user && (await issueToken(context, user, 'test'));
  const headers = { authorization: `Bearer ${token}` };
  const stream = await fetch(`${pageUrl}/api/events`, { headers });
  const [text] = await Promise.all([stream.text(), service.close()]);
  expect(text).toContain('"type":"board"');
});

test('if the page’s port is taken, Familiar does not start, and lets go of the other', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(startHotline({ environment: { PAGE_PORT: String(port) } })).rejects.toThrow('EADDRINUSE');
  taken.close();
});

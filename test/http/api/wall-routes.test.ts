import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { pauseAgent } from '../../../src/app/switchboard/pause-agent.ts';
import { wallSchema } from '../../../src/http/contract/wall.ts';
import type { WallFigures } from '../../../web/wall/figures.ts';
import { caller, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
});
afterAll(() => page[Symbol.asyncDispose]());

async function makeLink(label: string): Promise<string> {
  const admin = await page.as('admin');
  return (await admin.request('POST', '/wall-links', { label })).body.secret;
}

async function look(secret: string) {
  return (await page.as('nobody')).request('POST', '/wall', { secret });
}

test('a wall screen shows figures without a name or a number of anybody', async () => {
  const { context } = page;
  await context.store.directory.saveProfile(caller, { name: 'Änne Öhler', note: '', objects: false });
  await pauseAgent(context, { agentId: 'w2', until: null, reason: 'Arzt', by: 'chefin' });
  await takeCall(context, newCall());
  const { status, body } = await look(await makeLink('Flur'));
  expect([status, body]).toMatchObject([
    200,
    {
      ringing: 1,
      talking: 0,
      waiting: 0,
      agents: { free: 1, busy: 1, onBreak: 1, away: 0 },
      figures: { offered: 1 },
    },
  ]);
  // What the screen expects is what the contract promises; it can't import that, being in an older language.
  const shown: WallFigures = wallSchema.parse(body);
  expect(shown.utcOffsetMinutes).toBe(120);
  const said = JSON.stringify(body);
  for (const secret of [caller, caller.slice(3), 'Öhler', 'Anna', 'Ben', 'Arzt', 'w1', '+49'])
    expect(said).not.toContain(secret);
});

test('its link opens nothing else, and a session or token does not open it', async () => {
  const secret = await makeLink('Küche');
  const nobody = await page.as('nobody');
  const headers = { authorization: `Bearer ${secret}`, cookie: `familiar_session=${secret}` };
  for (const path of ['/board', '/missed', '/users', '/events'])
    expect((await nobody.request('GET', path, undefined, headers)).status).toBe(401);
  expect((await nobody.request('POST', '/session-by-link', { secret })).status).toBe(401);
  const admin = await page.as('admin');
  const { token } = (await admin.request('POST', '/keys', { label: 'x' })).body;
  for (const wrong of [token, admin.cookie.split('=')[1], '', '../../wall', 'x'.repeat(201)])
    expect((await look(wrong)).status).not.toBe(200);
});

test('it is revoked by an admin, and ends by itself after a year unless it was asked for longer', async () => {
  const [secret, other] = [await makeLink('Lager'), await makeLink('Büro')];
  const admin = await page.as('admin');
  const { links } = (await admin.request('GET', '/wall-links')).body;
  const { hash } = links.find((one: { label: string }) => one.label === 'Lager');
  expect(JSON.stringify(links)).not.toContain(secret);
  expect((await admin.request('DELETE', `/wall-links/${hash}`)).status).toBe(200);
  expect([(await look(secret)).status, (await look(other)).status]).toEqual([401, 200]);
  expect((await admin.request('DELETE', `/wall-links/${hash}`)).status).toBe(404);
  const { secret: forEver } = (await admin.request('POST', '/wall-links', { label: 'Tor', days: null })).body;
  page.clock.advance(365 * 86_400_000);
  expect((await look(other)).body.code).toBe('used-link');
  expect((await look(forEver)).status).toBe(200);
});

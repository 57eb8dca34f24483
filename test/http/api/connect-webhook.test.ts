import { expect, onTestFinished, test } from 'vitest';
import { createSecrets } from '../../../src/app/access/secrets.ts';
import { createLiveConnection } from '../../../src/app/connect/live-connection.ts';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { connectToolsOf } from '../../../src/wiring/configured-connect.ts';
import { type Account, forbidden, startSipgate } from '../../sipgate/sipgate-server.ts';
import { testConnection } from '../../support/app.ts';
import { startTestPage } from '../../support/page.ts';

const path = '/settings/sipgateio';
const ours = String(testConnection.webhookUrl);
const another = { incomingUrl: 'https://crm.example/in', outgoingUrl: '', log: true, whitelist: null };
const own = { ...another, incomingUrl: ours, outgoingUrl: ours };

/** An admin of a Familiar whose sipgate gives these answers. */
async function start(account: Account) {
  const sipgate = await startSipgate(account);
  onTestFinished(() => sipgate[Symbol.asyncDispose]());
  const connection = createLiveConnection({
    ...testConnection,
    credentials: { tokenId: 'token-ABC123', token: 'secret' },
  });
  const secrets = createSecrets(openKeyFile(null));
  const connectTools = connectToolsOf(sipgate.apiUrl, { connection, secrets, clock: Date.now });
  const page = await startTestPage({ connectTools });
  onTestFinished(() => page[Symbol.asyncDispose]());
  return { sipgate, admin: await page.as('admin') };
}

test('to set our address sipgate is asked before and after, and never more', async () => {
  const answers = [another, {}, own];
  const { sipgate, admin } = await start({ [path]: () => ({ json: answers.shift() }) });
  const { body } = await admin.request('PUT', '/connect/webhook');
  expect(body).toMatchObject({ problem: null, isRight: true, canUndo: true, settings: own });
  expect(sipgate.requests).toEqual([path, path, path]);
});

test('an address that is ours already, in whatever spelling, is left as it is and not kept for undoing', async () => {
  const spelled = ours.replace('/push', '//Push');
  const { sipgate, admin } = await start({
    [path]: { json: { ...own, incomingUrl: spelled, outgoingUrl: spelled } },
  });
  const { body } = await admin.request('PUT', '/connect/webhook');
  expect(body).toMatchObject({ problem: null, isRight: true, canUndo: false });
  expect(sipgate.requests).toEqual([path]);
});

test('what sipgate refuses is said after one request, and undoing without anything kept only looks', async () => {
  const { sipgate, admin } = await start({ [path]: forbidden });
  const { body } = await admin.request('PUT', '/connect/webhook');
  expect(body).toMatchObject({ problem: { kind: 'no-scope' }, settings: null, isRight: false });
  expect(sipgate.requests).toEqual([path]);
  expect((await admin.request('DELETE', '/connect/webhook')).body.problem.kind).toBe('no-scope');
});

test('an answer without any address is no answer of sipgate, and not taken for none set', async () => {
  const { admin } = await start({ [path]: { json: { items: [] } } });
  const { body } = await admin.request('GET', '/connect/webhook');
  expect(body).toMatchObject({ problem: { kind: 'unreadable' }, settings: null });
});

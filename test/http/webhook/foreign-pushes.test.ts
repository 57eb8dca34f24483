import { expect, test } from 'vitest';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { availabilityOf } from '../../../src/switchboard/availability.ts';
import { caller } from '../../support/builders.ts';
import { pushBody, startTestServer, type TestServer } from '../../support/webhook.ts';

const elsewhere = { from: '4989555001', to: '4989555000' };
const empty = '<Response/>';

/** What another customer's account tells of a call that its user `id` takes. */
async function pushForeignCall({ push }: TestServer, callId: string, id: string, from = elsewhere.from) {
  const leg = { ...elsewhere, from, callId, 'userId[]': id, 'fullUserId[]': `7654321${id}` };
  const began = await push(pushBody(leg));
  const answered = await push(
    pushBody({ ...leg, event: 'answer', userId: id, answeringNumber: '4989555002' }),
  );
  return [began, answered];
}

function availabilities({ context: { known, clock } }: TestServer): readonly string[] {
  return known.roster.agents.map(agent => availabilityOf(agent, known, clock()));
}

test('calls of another account make none of the agents busy, though their users have the same ids', async () => {
  await using server = await startTestServer();
  for (const id of ['w1', 'w2', 'w3'])
    for (const reply of await pushForeignCall(server, `foreign-${id}`, id))
      expect([reply.status, reply.headers.get('content-type'), await reply.text()]).toEqual([
        200,
        expect.stringContaining('application/xml'),
        expect.stringContaining(empty),
      ]);
  expect(availabilities(server)).toEqual(['available', 'available', 'available']);
  expect(await server.context.store.entriesSince(0)).toEqual([]);
});

test('answers of another account make nobody known', async () => {
  await using server = await startTestServer();
  for (const callId of ['X', 'Y', 'Z']) await pushForeignCall(server, callId, 'w2', caller.slice(1));
  const known = await server.context.store.recallCaller({ numbers: [caller], memory: 'shared', since: 0 });
  expect(known.familiarity).toEqual([]);
});

test('an old answer that is sent again after its call makes nobody busy', async () => {
  await using server = await startTestServer();
  const answer = pushBody({ event: 'answer', answeringNumber: '493023125002' });
  for (const body of [pushBody(), answer, pushBody({ event: 'hangup', cause: 'normalClearing' })])
    await server.push(body);
  server.context.known.switchboard.legs.ended.clear();
  expect(await (await server.push(answer)).text()).toContain(empty);
  expect(availabilities(server)).toEqual(['available', 'available', 'available']);
});

test('pushes that are passed over are counted and noted, in the log without a number', async () => {
  await using server = await startTestServer();
  await server.push(pushBody());
  await pushForeignCall(server, 'X', 'w1');
  const { pushesForeign, warnings, notes } = reportHealth(server.context);
  expect([pushesForeign, warnings]).toEqual([2, []]);
  expect(notes).toEqual([
    {
      en: expect.stringContaining('name no number that is known as one of the account (2)'),
      de: expect.stringContaining('die als eine des Kontos bekannt ist (2)'),
    },
  ]);
  const said = server.log.lines.filter(line => line.includes('passed over'));
  expect(said).toHaveLength(1);
  expect(server.log.lines.join('\n')).not.toMatch(/4989555/);
});

test('a hotline whose number is mistaken is warned about when every call is passed over', async () => {
  await using server = await startTestServer();
  for (const callId of ['X', 'Y', 'Z']) await server.push(pushBody({ ...elsewhere, callId }));
  expect(reportHealth(server.context).warnings).toEqual([
    {
      en: expect.stringContaining('check the number in CENTRAL_SERVICE_PHONE'),
      de: expect.stringContaining('Prüfen Sie die Nummer in CENTRAL_SERVICE_PHONE'),
    },
  ]);
});

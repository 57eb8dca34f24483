import { describe, expect, test } from 'vitest';
import type { Hotline as HotlinePlan } from '../../src/acd/plan.ts';
import { lineAt } from '../../src/acd/waiting/line.ts';
import type { EmulatedCall } from '../../src/emulator/call.ts';
import type { Faults } from '../../src/emulator/faults.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import type { Service } from '../../src/service.ts';
import { reachableServers } from '../support/databases.ts';
import { type Hotline, type HotlineOptions, startFamiliar, startHotline } from '../support/hotline.ts';

const [regular, other, third] = [4, 9, 12].map(index => fictionalCaller(index)) as [string, string, string];

/** Only the first agent takes the hotline's calls, and callers who wait are put through by transfer. */
function letWait({ context }: Service): void {
  const { known } = context;
  const [first, ...others] = known.plan.hotlines;
  if (first === undefined) throw new Error('there is no hotline');
  const hotline: HotlinePlan = {
    ...first,
    agents: known.roster.agents.slice(0, 1).map(agent => agent.id),
    waiting: { ...first.waiting, anyMs: 600_000, by: 'transfer' },
  };
  known.plan = { ...known.plan, hotlines: [hotline, ...others] };
}

async function start(options: HotlineOptions = {}): Promise<Hotline> {
  const hotline = await startHotline({ emulator: { speed: 20 }, ...options });
  letWait(hotline.service);
  return hotline;
}

/** The first agent talks to somebody until they hang up. */
async function keepBusy(hotline: Hotline): Promise<EmulatedCall> {
  const talk = hotline.emulator.placeCall({ from: third, to: hotline.agent(0), talkSeconds: 3_000 });
  await expect.poll(() => hotline.availability()[0]).toBe('talking');
  return talk;
}

function waiting(hotline: Hotline, from: string): EmulatedCall {
  return hotline.emulator.placeCall({ from, to: hotline.number, patienceSeconds: 600, talkSeconds: 20 });
}

async function lineIs({ service, emulator }: Hotline, length: number): Promise<void> {
  await expect.poll(() => lineAt(service.context.known.board, emulator.now())).toHaveLength(length);
}

/** The types of the journal entries of the hotline's leg, in order. */
async function journalOf({ service }: Hotline, { callId }: EmulatedCall): Promise<readonly string[]> {
  const entries = await service.context.store.entriesSince(0);
  return entries.flatMap(({ event }) => (event.callId === callId ? event.type : []));
}

test('a caller who waits is transferred in the middle of the music once the agent is free', async () => {
  const hotline = await start();
  const talk = await keepBusy(hotline);
  const call = waiting(hotline, regular);
  await lineIs(hotline, 1);
  talk.hangUp();
  const outcome = await call.ended;
  expect(outcome).toMatchObject({ outcome: 'answered', answeredBy: hotline.agent(0) });
  expect((await journalOf(hotline, call)).at(-2)).toBe('transferAsked');
  const shown = (await hotline.history()).find(one => one.call.callId === call.callId);
  expect(shown).toMatchObject({
    call: { agentId: hotline.emulator.company.users[0]?.id },
    decision: { outcome: { kind: 'dial' } },
  });
  expect(hotline.availability()[0]).toBe('available');
});

const failing: readonly {
  readonly what: string;
  readonly options?: HotlineOptions;
  readonly faults: Faults;
}[] = [
  { what: 'does not know the call', faults: { rest: [{ path: '/calls/', status: 404 }] } },
  { what: 'is in trouble', faults: { rest: [{ path: '/calls/', status: 503 }] } },
  { what: 'lacks the scope', faults: { rest: [{ path: '/calls/', status: 403 }] } },
  { what: 'does not answer', faults: { rest: [{ path: '/calls/', status: 503, delayMs: 3_000 }] } },
  {
    what: 'transfers nobody to whom a sound is played',
    options: { emulator: { speed: 20, assumptions: { transferWhilePlaying: false } } },
    faults: {},
  },
];

test.each(failing)('by turns, if sipgate $what', async ({ options = {}, faults }) => {
  const hotline = await start(options);
  hotline.emulator.setFaults(faults);
  const talk = await keepBusy(hotline);
  const call = waiting(hotline, regular);
  await lineIs(hotline, 1);
  talk.hangUp();
  expect(await call.ended).toMatchObject({ outcome: 'answered', answeredBy: hotline.agent(0) });
  const journal = await journalOf(hotline, call);
  const asked = journal.indexOf('transferAsked');
  expect(journal.slice(asked).filter(type => type !== 'dtmf')).toEqual([
    'transferAsked',
    'transferFailed',
    'answer',
    'hangup',
  ]);
});

test('a caller who hangs up while sipgate is asked leaves the agent free', async () => {
  const hotline = await start();
  hotline.emulator.setFaults({ rest: [{ path: '/calls/', delayMs: 500 }] });
  const talk = await keepBusy(hotline);
  const call = waiting(hotline, regular);
  await lineIs(hotline, 1);
  talk.hangUp();
  await expect.poll(async () => (await journalOf(hotline, call)).at(-1)).toBe('transferAsked');
  call.hangUp();
  expect((await call.ended).outcome).toBe('abandoned');
  await expect.poll(() => hotline.availability()[0]).toBe('available');
  hotline.emulator.setFaults({});
  expect(await waiting(hotline, other).ended).toMatchObject({ answeredBy: hotline.agent(0) });
});

describe.each((await reachableServers()).filter(({ kind }) => kind !== 'sqlite'))(
  'two instances on one database ($kind)',
  server => {
    test('transfer one of two who wait, and the other once that one has talked', async () => {
      const database = await server.create();
      try {
        const hotline = await start({ database: database.config });
        const two = await startFamiliar(hotline.emulator, { database: database.config });
        await two.rosterKnown;
        letWait(two);
        const talk = await keepBusy(hotline);
        const first = waiting(hotline, regular);
        await lineIs(hotline, 1);
        const second = waiting(hotline, other);
        await lineIs(hotline, 2);
        talk.hangUp();
        const [sooner, later] = await Promise.all([first.ended, second.ended]);
        expect([sooner.answeredBy, later.answeredBy]).toEqual([hotline.agent(0), hotline.agent(0)]);
        expect(later.waitedSeconds - sooner.waitedSeconds).toBeGreaterThan(15);
        await two.close();
        await hotline.service.close();
      } finally {
        await database.drop();
      }
    });
  },
);

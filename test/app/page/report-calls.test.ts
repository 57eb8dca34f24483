import { expect, test } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { type CallReport, reportCalls } from '../../../src/app/page/report-calls.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import {
  answer,
  caller,
  dayMs,
  defaultHotline,
  hangup,
  hotline,
  newCall,
  noon,
  phone,
} from '../../support/builders.ts';

const other = phone('+491713920002');
const support = phone('+493023125100');
let calls = 0;

interface Talk {
  readonly from?: string;
  readonly to?: string;
  /** Index of the agent; null: nobody picks up. */
  readonly by?: number | null;
}

/** A call that is answered after five seconds and talked for a minute, or given up. */
async function talk(
  { context, clock }: TestApp,
  { from = caller, to = hotline, by = 1 }: Talk = {},
): Promise<void> {
  const ids = { callId: `C${++calls}`, flowId: `C${calls}`, from, to };
  await takeCall(context, newCall(ids));
  clock.advance(5_000);
  if (by === null) await recordCall(context, hangup({ ...ids, cause: 'cancel' }));
  else {
    await recordCall(context, answer({ ...ids, user: { id: `w${by}`, name: '' } }));
    clock.advance(60_000);
    await recordCall(context, hangup(ids));
  }
}

function report(context: AppContext, options: { hotline?: string; days?: number } = {}): Promise<CallReport> {
  const { hotline: name, days = 1 } = options;
  return reportCalls(context, { from: noon - dayMs, to: noon + days * dayMs, hotline: name });
}

const measured = ({ summary }: CallReport, name: string): number | null =>
  summary.measures.find(one => one.name === name)?.value ?? null;

test('days and hours are those of the hotline’s time zone', async () => {
  const app = await createTestApp();
  // 23:30 on Monday in Berlin.
  app.clock.advance(11.5 * 3_600_000);
  await talk(app);
  const tokyo = { ...defaultHotline, timeZone: 'Asia/Tokyo' };
  const inBerlin = await report(app.context);
  app.context.known.plan = { ...app.context.known.plan, hotlines: [tokyo] };
  const inTokyo = await report(app.context);
  expect(inBerlin.days.map(one => one.day)).toEqual(['2026-06-01']);
  expect(inBerlin.hours).toEqual([{ weekday: 0, hour: 23, offered: 1, answered: 1 }]);
  expect(inTokyo.days.map(one => one.day)).toEqual(['2026-06-02']);
  expect(inTokyo.hours).toEqual([{ weekday: 1, hour: 6, offered: 1, answered: 1 }]);
});

test('continuity of the calls that were taken, by the formulas of the glossary', async () => {
  const app = await createTestApp();
  for (const by of [1, 1, 2, 1]) await talk(app, { by });
  await talk(app, { by: null });
  for (const by of [3, 3]) await talk(app, { from: other, by });
  const made = await report(app.context);
  expect(made.figures).toMatchObject({
    offered: 7,
    answered: 6,
    missed: 1,
    byReturningCallers: 5,
    familiar: 3,
  });
  expect(made.summary).toMatchObject({ calls: 7, returningCalls: 5, familiarCalls: 3 });
  // Of the returning calls: to Anna, who alone was known; to Ben, a stranger; to Anna, with 2 of 3; lost; to Clara.
  expect(measured(made, 'familiar')).toBeCloseTo(3 / 5);
  expect(measured(made, 'top')).toBeCloseTo(3 / 5);
  expect(measured(made, 'ownShare')).toBeCloseTo((1 + 0 + 2 / 3 + 0 + 1) / 5);
  expect(measured(made, 'answered')).toBeCloseTo(6 / 7);
  expect(measured(made, 'abandoned')).toBeCloseTo(1 / 7);
  expect(measured(made, 'speedOfAnswerMs')).toBe(5_000);
});

test('how long the team talked, of the talks that are over', async () => {
  const app = await createTestApp();
  for (const by of [1, 2, null]) await talk(app, { by });
  expect((await report(app.context)).work).toEqual({ talks: 2, talkMs: 120_000, handledMs: 120_000 });
});

test('how long each agent talked is told only where it is asked for, by name and without rank', async () => {
  const app = await createTestApp();
  for (const by of [2, 1, 2, null, 3]) await talk(app, { by });
  expect((await report(app.context)).agents).toBeNull();
  const { known } = app.context;
  known.roster = { ...known.roster, agents: known.roster.agents.filter(({ id }) => id !== 'w3') };
  const made = await reportCalls(app.context, { from: noon - dayMs, to: noon + dayMs, ofAgents: true });
  const work = (talks: number) => ({ talks, talkMs: talks * 60_000, handledMs: talks * 60_000 });
  expect(made.agents).toEqual([
    { agent: { agentId: 'w1', name: 'Anna' }, ...work(1) },
    { agent: { agentId: 'w2', name: 'Ben' }, ...work(2) },
    { agent: null, ...work(1) },
  ]);
});

test('the period before is counted alike, and nothing of it is in the figures', async () => {
  const app = await createTestApp();
  await talk(app);
  app.clock.advance(dayMs);
  for (const by of [1, null]) await talk(app, { by });
  const made = await reportCalls(app.context, {
    from: noon + dayMs / 2,
    to: noon + 2 * dayMs,
    before: { from: noon - dayMs / 2, to: noon + dayMs / 2 },
  });
  expect(made.figures).toMatchObject({ offered: 2, answered: 1 });
  expect(made.before).toMatchObject({ offered: 1, answered: 1 });
});

test('whoever calls again within a week may not have been helped, and the last week tells nothing', async () => {
  const app = await createTestApp();
  await talk(app);
  await talk(app, { from: other });
  app.clock.advance(3 * dayMs);
  await talk(app);
  app.clock.advance(20 * dayMs);
  await talk(app, { from: other });
  expect(measured(await report(app.context, { days: 40 }), 'returnedWithinWeek')).toBeCloseTo(1 / 3);
  expect(measured(await report(app.context), 'returnedWithinWeek')).toBeNull();
});

test('the price of holding is what callers waited for each who reached somebody they know', async () => {
  const app = await createTestApp();
  const waiting = {
    familiarMs: 60_000,
    anyMs: 0,
    music: null,
    prompt: null,
    voicemailKey: false,
  };
  app.context.known.plan = {
    ...app.context.known.plan,
    hotlines: [{ ...defaultHotline, waiting }],
  };
  await talk(app);
  // Anna talks to somebody else meanwhile.
  await takeCall(app.context, newCall({ callId: 'D', flowId: 'D', from: other, to: '+493023125001' }));
  await recordCall(app.context, answer({ callId: 'D', flowId: 'D', user: { id: 'w1', name: '' } }));
  await talk(app);
  await talk(app, { by: null });
  await talk(app, { by: 2 });
  const made = await report(app.context);
  expect(made.rules[0]).toMatchObject({ rule: 'waits-for-familiar', calls: 3 });
  expect(measured(made, 'priceOfHoldingMs')).toBe(15_000 / 1);
  expect(measured(made, 'heldInVain')).toBeCloseTo(1 / 3);
});

test('one hotline alone can be looked at, also by calls from before it was renamed', async () => {
  const app = await createTestApp();
  const second = { ...defaultHotline, name: 'Support', numbers: [support] };
  app.context.known.plan = { ...app.context.known.plan, hotlines: [defaultHotline, second] };
  await talk(app);
  await talk(app, { to: support });
  await talk(app, { to: support, by: null });
  const offered = async (name?: string) =>
    (await report(app.context, name === undefined ? {} : { hotline: name })).figures.offered;
  expect([await offered(), await offered('Hotline'), await offered('Support')]).toEqual([3, 1, 2]);
  app.context.known.plan = {
    ...app.context.known.plan,
    hotlines: [defaultHotline, { ...second, name: 'Service' }],
  };
  expect([await offered('Support'), await offered('Service')]).toEqual([0, 2]);
});

test('the load of the team is told as a whole', async () => {
  const app = await createTestApp();
  for (let index = 0; index < 9 * 4; index++) {
    await talk(app, { by: 1 + (index % 2) });
    app.clock.advance(14 * 60_000);
  }
  const made = await report(app.context);
  // A minute in every quarter of an hour that passes, by one of two.
  expect(measured(made, 'occupancy')).toBeCloseTo(1 / 30, 2);
  expect(measured(made, 'maxToMean')).toBeCloseTo(1, 1);
  expect(JSON.stringify(made)).not.toContain('w1');
});

test.each([
  ['after three calls, by three', 0, [1, 2, 3]],
  ['after three calls, by one', 0, [1, 1, 1]],
  ['after one call', 0, [1]],
  ['with a wrap-up that the next call cuts short', 60_000, [1, 1, 1, 2, 2]],
] as const)('nobody is busy for longer than on duty, %s', async (_, wrapUpMs, agents) => {
  const app = await createTestApp();
  const rules = { ...app.context.known.rules, wrapUpMs };
  const context = { ...app.context, known: { ...app.context.known, rules } };
  for (const by of agents) await talk({ ...app, context }, { by });
  const occupancy = measured(await report(context), 'occupancy');
  expect(occupancy).toBeGreaterThan(0.5);
  expect(occupancy).toBeLessThanOrEqual(1);
});

import fc from 'fast-check';
import type { AppContext } from '../../../src/app/context.ts';
import { type Archive, archiveHere } from '../../../src/app/page/archive.ts';
import { sumDueDays } from '../../../src/app/page/keep-sums.ts';
import type { JournalEntry } from '../../../src/domain/journal-entry.ts';
import { type Party, toParty } from '../../../src/domain/party.ts';
import type { Hotline } from '../../../src/domain/plan.ts';
import { answer, hangup, type Leg, leg, newCall } from '../../store/entries.ts';
import { defaultHotline, hotline, phone, talked } from '../../support/builders.ts';
import { decided } from '../../support/company.ts';

const support = phone('+493023125100');
/** What the second hotline was called by earlier. */
const formerSupport = phone('+493023125199');
const callers = [phone('+491713920001'), phone('+491713920002'), phone('+491713920003')] as const;

/** Two hotlines whose days begin at different times. */
export const hotlines: readonly Hotline[] = [
  defaultHotline,
  { ...defaultHotline, name: 'Support', numbers: [support], timeZone: 'America/New_York' },
];

const waiting = { familiarMs: 60_000, anyMs: 0, music: null, prompt: null, voicemailKey: false };

const call = fc.record({
  step: fc.constant('call' as const),
  caller: fc.constantFrom(...callers, null),
  called: fc.constantFrom(hotline, hotline, support, formerSupport),
  role: fc.constantFrom('hotline', 'hotline', 'hotline', 'hotline', 'direct', 'outgoing'),
  /** How long the database has heard of it after it began. */
  lateMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(9 * 24 * 3_600_000)),
  isShadow: fc.boolean(),
  mayWait: fc.boolean(),
  knows: fc.array(fc.tuple(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 5 })), { maxLength: 2 }),
  answeredAfterMs: fc.option(fc.nat(90_000)),
  agentId: fc.constantFrom('w1', 'w2', '+493023125003'),
  talkMs: fc.nat(40 * 60_000),
  ends: fc.constantFrom('at once', 'at once', 'at once', 'later'),
});
/** Calls of hotlines that are heard of at once. */
export const callsInTime = call.map(one => ({
  ...one,
  lateMs: 0,
  role: 'hotline' as const,
  ends: 'at once' as const,
}));
export type MadeUpCall = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  { weight: 12, arbitrary: call },
  {
    weight: 6,
    arbitrary: fc.record({ step: fc.constant('time passes' as const), ms: fc.nat(3 * 24 * 3_600_000) }),
  },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('days are summed' as const) }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('a report is made' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('days are summed while a call comes late' as const),
      late: call,
      /** After so many days. */
      after: fc.nat(12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('open calls end' as const) }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('the calls of an agent are told apart' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ step: fc.constant('a past call is imported' as const), daysAgo: fc.nat(9) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('a caller is erased' as const),
      caller: fc.constantFrom(...callers),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('all is rebuilt' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export const histories = fc.array(step, { minLength: 20, maxLength: 50, size: 'max' });

/** What lives through a history. */
export interface Living {
  readonly context: AppContext;
  advance(ms: number): void;
  /** Names of its own for the calls of this history. */
  readonly name: string;
}

/** Makes a function that lives through one step after another. */
export function createLife({ context, advance, name }: Living): (step: Step) => Promise<void> {
  const { store, clock } = context;
  const open: JournalEntry[] = [];
  let calls = 0;

  async function take(one: MadeUpCall): Promise<void> {
    const entries = entriesOf(one, { id: `${name}.${calls++}`, at: clock() - one.lateMs });
    const last = entries.at(-1);
    if (one.ends === 'later' && last !== undefined) open.push(last);
    for (const entry of one.ends === 'later' ? entries.slice(0, -1) : entries) await store.record(entry);
  }

  return async given => {
    switch (given.step) {
      case 'call':
        return take(given);
      case 'time passes':
        return advance(given.ms);
      case 'days are summed':
        return sumAll(context);
      case 'days are summed while a call comes late':
        return sumAll(
          context,
          archiveDuring(given.after, () => take(given.late)),
        );
      case 'open calls end':
        for (const entry of open.splice(0)) await store.record({ ...entry, receivedAt: clock() });
        return;
      case 'the calls of an agent are told apart':
        return tellApart();
      case 'a past call is imported':
        return importOne(given.daysAgo);
      case 'a caller is erased':
        return store.callers.eraseCaller(given.caller);
      case 'all is rebuilt':
        return store.rebuild();
      case 'a report is made':
        return;
    }
  };

  /** Something happens between the reading of a day and its being written down. */
  function archiveDuring(after: number, happens: () => Promise<void>): Pick<Archive, 'sumsOf'> {
    const { sumsOf } = archiveHere(context);
    let days = 0;
    return {
      async sumsOf(...asked) {
        const summed = await sumsOf(...asked);
        if (days++ === after) await happens();
        return summed;
      },
    };
  }

  async function tellApart(): Promise<void> {
    for await (const { callId, flowId, agentId } of store.allCalls()) {
      if (agentId !== 'w2') continue;
      const event = { type: 'userSplit', callId, userIds: ['w2'], owners: [] } as const;
      await store.record({ ...noLeg, event, flowId, receivedAt: clock(), agentIds: ['w3'] });
    }
  }

  async function importOne(daysAgo: number): Promise<void> {
    const past = {
      type: 'pastCall',
      callId: `csv:${name}.${calls++}`,
      caller: callers[0],
      agentId: 'w1',
      answeringNumber: null,
      answeredAt: clock() - daysAgo * 24 * 3_600_000,
    } as const;
    const totals = { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 };
    await store.importCalls({ source: name, calls: [past], isTrial: false, position: null, totals });
  }
}

const noLeg = { role: 'no-leg', decision: null } as const;

export async function sumAll(
  context: AppContext,
  archive: Pick<Archive, 'sumsOf'> = archiveHere(context),
): Promise<void> {
  await sumDueDays(context, archive, { signal: new AbortController().signal, pauseMs: 0 });
}

/** From the beginning to the end, the last. */
function entriesOf(
  one: MadeUpCall,
  { id, at }: { readonly id: string; readonly at: number },
): JournalEntry[] {
  const { caller, called, role, isShadow, mayWait, knows, answeredAfterMs, agentId, talkMs } = one;
  const outside: Party = caller === null ? { kind: 'withheld' } : toParty(caller);
  const desk = toParty(phone('+493023125001'));
  const on: Leg =
    role === 'outgoing'
      ? leg(id, { role, direction: 'out', caller: desk, called: outside })
      : leg(id, { role, caller: outside, called: toParty(called) });
  const given = {
    now: at,
    from: caller ?? 'anonymous',
    knows: knows.map(([index, count]) => talked(index, count)),
    talking: mayWait ? [1, 2, 3, 4, 5, 6] : [],
    hotline: {
      shadow: isShadow,
      name: called === hotline ? 'Hotline' : 'Support',
      ...(mayWait ? { waiting } : {}),
    },
  };
  const begun = newCall(on, at, role === 'hotline' ? decided(given) : null);
  if (answeredAfterMs === null)
    return [begun, hangup(on, at + talkMs, mayWait ? 'normal-clearing' : 'cancel')];
  const answeredAt = at + answeredAfterMs;
  return [begun, answer(on, answeredAt, agentId), hangup(on, answeredAt + talkMs)];
}

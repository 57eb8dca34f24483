import { describe, expect, test } from 'vitest';
import { type CallRecord, defaultLearning, type LearningRules } from '../../src/domain/call-record.ts';
import { creditOf } from '../../src/domain/credit.ts';
import { caller, hotline, noon } from '../support/builders.ts';

/** A call to the hotline that Anna took and passed on to Ben; 60 seconds of talk. */
const transferred: CallRecord = {
  flowId: 'F',
  callId: 'A',
  kind: 'hotline',
  caller,
  called: hotline,
  agentId: 'w2',
  firstAgentId: 'w1',
  callingAgentId: null,
  answeringNumber: null,
  startedAt: noon - 10_000,
  answeredAt: noon,
  endedAt: noon + 60_000,
  cause: 'normal-clearing',
};
const open = { endedAt: null, cause: null };
const inVain = { kind: 'outgoing', callingAgentId: 'w1', answeredAt: null, agentId: null } as const;

interface Row {
  readonly rule: string;
  readonly call?: Partial<CallRecord>;
  readonly learning?: Partial<LearningRules>;
  readonly want: readonly [kind: string, agentId: string, memory?: string] | null;
}

const talks: Row[] = [
  { rule: 'an answered call counts for the agent who talked to the caller in the end', want: ['talk', 'w2'] },
  { rule: 'or for the first, where that is set', learning: { credit: 'first' }, want: ['talk', 'w1'] },
  { rule: 'a withheld number is never learned', call: { caller: null }, want: null },
  { rule: 'a call that somebody outside took is nobody’s', call: { agentId: null }, want: null },
  { rule: 'a direct call counts', call: { kind: 'direct' }, want: ['talk', 'w2'] },
  { rule: 'unless it is not to', call: { kind: 'direct' }, learning: { direct: false }, want: null },
  { rule: 'an outgoing call counts', call: { kind: 'outgoing' }, want: ['talk', 'w2'] },
  { rule: 'unless that is not to', call: { kind: 'outgoing' }, learning: { outgoing: false }, want: null },
  {
    rule: 'hotline calls count whatever is said of others',
    learning: { direct: false, outgoing: false },
    want: ['talk', 'w2'],
  },
  {
    rule: 'a minute is enough where a minute is asked for',
    learning: { minTalkMs: 60_000 },
    want: ['talk', 'w2'],
  },
  { rule: 'but not where more is', learning: { minTalkMs: 60_001 }, want: null },
  { rule: 'a call that goes on has not lasted yet', call: open, learning: { minTalkMs: 1 }, want: null },
  { rule: 'where any length will do it counts from the answer on', call: open, want: ['talk', 'w2'] },
  {
    rule: 'a call whose end got lost lasted long enough',
    call: { endedAt: null, cause: 'unknown' },
    learning: { minTalkMs: 60_000 },
    want: ['talk', 'w2'],
  },
  {
    rule: 'so did one from before Familiar was there',
    call: { ...open, kind: 'past' },
    learning: { minTalkMs: 60_000 },
    want: ['talk', 'w2'],
  },
];

const attempts: Row[] = [
  { rule: 'an agent’s call that nobody answered is remembered', call: inVain, want: ['attempt', 'w1'] },
  { rule: 'not before it is over', call: { ...inVain, ...open }, want: null },
  { rule: 'not of an agent unknown', call: { ...inVain, callingAgentId: null }, want: null },
  {
    rule: 'a caller’s own call that nobody answered teaches nothing',
    call: { answeredAt: null, agentId: null },
    want: null,
  },
];

describe.each([
  { what: 'what is learned from a talk', rows: talks },
  { what: 'what is learned from a call in vain', rows: attempts },
])('$what', ({ rows }) => {
  test.each(rows)('$rule', ({ call, learning, want }) => {
    const rules = { learning: { ...defaultLearning, ...learning }, halfLifeDays: 90, ownMemories: {} };
    const credit = creditOf({ ...transferred, ...call }, rules);
    expect(credit && [credit.kind, credit.agentId]).toEqual(want);
  });
});

test('a hotline with a memory of its own keeps what its calls teach; other calls are shared', () => {
  const rules = { learning: defaultLearning, halfLifeDays: 90, ownMemories: { [hotline]: 'Support' } };
  expect(creditOf(transferred, rules)?.memory).toBe('Support');
  expect(creditOf({ ...transferred, kind: 'direct' }, rules)?.memory).toBe('');
  expect(creditOf({ ...transferred, ...inVain }, rules)?.memory).toBe('');
  expect(creditOf(transferred, { ...rules, ownMemories: {} })?.memory).toBe('');
});

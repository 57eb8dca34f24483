import { createWallClock } from '../src/calendar/wall-clock.ts';
import { noCallbacks } from '../src/domain/callback-rules.ts';
import type { Hotline } from '../src/domain/plan.ts';
import { hotlineNumbers } from '../src/domain/plan-index.ts';
import { decideCall } from '../src/routing/decide-call.ts';
import { whoCallsBack } from '../src/routing/ring-back.ts';
import { applyEntry } from '../src/switchboard/apply-entry.ts';
import type { Knowledge } from '../src/switchboard/interpret.ts';
import { claimElsewhere, emptySwitchboard } from '../src/switchboard/switchboard.ts';
import { median } from './median.ts';
import { callerNumber, noRules, numberOf, availability as rules, team } from './rule-plans.ts';

/** What open callbacks cost, each median over the rounds. */
export interface CallbacksCost {
  /** A call that comes, is decided and ends, among 50 agents, with none open; in microseconds. */
  readonly noneUs: number;
  /** The same with 1,000 open, as a multiple of none in the same round. */
  readonly ratio: number;
  /** Finding whom an agent calls back who has just become free, with 1,000 open; in milliseconds. */
  readonly findMs: number;
}

const rounds = 15;
const open = 1_000;
const now = Date.UTC(2026, 5, 1, 10);
const toLocal = createWallClock();

export function measureCallbacks(calls: number): CallbacksCost {
  const none = createCompany();
  const many = createCompany();
  for (let index = 0; index < open; index++) many.ask(index);
  const noneUs: number[] = [];
  const manyUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Each goes first in turns: whoever does finds a colder machine.
    for (const [company, times] of round % 2 === 0
      ? pairs(none, noneUs, many, manyUs)
      : pairs(many, manyUs, none, noneUs))
      times.push(timeOf(calls, round, company.call));
  }
  const warm = noneUs.map((us, round) => ({ us, ratio: (manyUs[round] ?? us) / us })).slice(3);
  many.free('w7');
  const found = Array.from({ length: rounds }, () => timeOf(20, 0, many.find) / 1000);
  return {
    noneUs: median(warm.map(({ us }) => us)),
    ratio: median(warm.map(one => one.ratio)),
    findMs: median(found),
  };
}

type Company = ReturnType<typeof createCompany>;

function pairs(a: Company, timesOfA: number[], b: Company, timesOfB: number[]) {
  return [
    [a, timesOfA],
    [b, timesOfB],
  ] as const;
}

/** In microseconds each. */
function timeOf(times: number, round: number, work: (index: number) => void): number {
  const startedAt = performance.now();
  for (let index = 0; index < times; index++) work(round * times + index);
  return ((performance.now() - startedAt) * 1000) / times;
}

/** A company of 50 where everybody is on the phone. */
function createCompany() {
  const agents = team(50);
  const plan = noRules();
  const [bare] = plan.hotlines;
  if (bare === undefined) throw new Error('there is no hotline');
  const hotline: Hotline = {
    ...bare,
    callback: { ...noCallbacks, key: true },
    waiting: { ...bare.waiting, familiarMs: 60_000 },
  };
  const switchboard = emptySwitchboard(rules);
  const known: Knowledge = {
    plan: { ...plan, hotlines: [hotline], callbacks: { abroad: [], perHour: 2 * open, perDay: 2 * open } },
    hotlines: hotlineNumbers(plan),
    routeForwarded: false,
    rules,
    roster: { agents, confirmedAt: now },
    switchboard,
  };
  for (const { id } of agents) claimElsewhere(switchboard, id, now + 3_600_000);
  return {
    /** Somebody calls, and the call ends; none of those who are to be called back. */
    call(index: number): void {
      const callId = take(known, hotline, open + index);
      const event = { type: 'legClosed', callId, why: 'not-in-progress' } as const;
      applyEntry(switchboard, { event, ...entryOf(callId), decision: null });
    },
    ask(index: number): void {
      const callId = take(known, hotline, index);
      const wait = switchboard.waiting.get(callId)?.turn;
      if (wait?.kind !== 'wait') throw new Error(`${callId} does not wait`);
      const ended = { wait, digits: '3' };
      const around = { ...surroundingsOf(hotline), ended };
      const decision = decideCall(known, { callId, caller: partyOf(index) }, wait.recalled, around);
      const event = { type: 'dtmf', callId, originalCallId: null, flowId: null, digits: '3' } as const;
      applyEntry(switchboard, { event, ...entryOf(callId), decision });
    },
    free: (agentId: string) => switchboard.claimedUntil.delete(agentId),
    find(): void {
      if (whoCallsBack(known, { now, toLocal }).length !== 1) throw new Error('nobody is called back');
    },
  };
}

/** A call of somebody who knows three agents. */
function take(known: Knowledge, hotline: Hotline, index: number): string {
  const callId = `C${index}`;
  const caller = partyOf(index);
  const called = { kind: 'number', number: numberOf(0) } as const;
  const ids = { callId, flowId: callId, originalCallId: callId };
  const event = {
    type: 'newCall',
    ...ids,
    direction: 'in',
    caller,
    called,
    users: [],
    diversion: null,
  } as const;
  const recalled = { familiarity: knownTo(index), returnCall: null };
  const decision = decideCall(known, event, recalled, surroundingsOf(hotline));
  applyEntry(known.switchboard, { event, ...entryOf(callId), decision });
  return callId;
}

function knownTo(index: number) {
  return [3, 5, 7].map(calls => ({
    agentId: `w${(index + calls) % 50}`,
    answeredCalls: calls,
    weight: calls,
    lastAnsweredAt: now - calls * 86_400_000,
  }));
}

function partyOf(index: number) {
  return { kind: 'number', number: callerNumber(index) } as const;
}

function entryOf(callId: string) {
  return { receivedAt: now, flowId: callId, role: 'hotline', agentIds: [] } as const;
}

function surroundingsOf(hotline: Hotline) {
  const yes = (): boolean => true;
  const local = (at: number) => toLocal(hotline.timeZone, at);
  return { hotline, now, basis: 'store', canPlay: yes, mayBeCalledBack: yes, toLocal: local } as const;
}

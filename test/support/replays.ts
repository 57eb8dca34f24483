import type { CallFate } from '../../src/analysis/measures/call-fate.ts';
import { usualCallbacks } from '../../src/analysis/replay/callback-request.ts';
import { draw } from '../../src/analysis/replay/draw.ts';
import type { PhoneHabits } from '../../src/analysis/replay/phones.ts';
import { startReplay } from '../../src/analysis/replay/replay.ts';
import { replayPlan } from '../../src/analysis/replay/replay-plan.ts';
import type { Shift } from '../../src/analysis/replay/shift.ts';
import { fullSight } from '../../src/analysis/replay/sight.ts';
import type { ReplayOptions } from '../../src/analysis/replay/world.ts';
import { createWallClock } from '../../src/calendar/wall-clock.ts';
import { defaultLearning, type LearningRules } from '../../src/domain/call-record.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { LoggedCall, ReplayCall } from '../../src/domain/logged-call.ts';
import type { Hotline, Plan, WaitingRules } from '../../src/domain/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { dayMs, defaultAvailability, defaultPolicy, noon } from './builders.ts';

/** Everybody picks up at once. */
const promptHabits: PhoneHabits = {
  noAnswerRate: 0,
  pickUpMedianMs: 0,
  pickUpSigma: 0,
  ringTimeoutMs: 20_000,
};

export const minuteMs = 60_000;

/** A call of a minute, `minutes` after noon. */
export function logged(minutes: number, changes: Partial<ReplayCall> = {}): ReplayCall {
  return {
    callId: `at ${minutes}`,
    kind: 'hotline',
    caller: 'Mrs A',
    arrivedAt: noon + minutes * minuteMs,
    agentId: null,
    calledInVainBy: null,
    waitMs: null,
    talkMs: minuteMs,
    group: '',
    called: null,
    patienceMs: 0,
    ...changes,
  };
}

/** On duty all day long from noon on. */
export function allDay(...agentIds: readonly string[]): Shift[] {
  return agentIds.map(agentId => ({ agentId, from: noon, until: noon + dayMs }));
}

interface ReplayPlanParts {
  readonly policy: Policy;
  readonly learning: LearningRules;
  readonly waiting: Partial<WaitingRules>;
}

/** The plan of a company with one hotline and these settings. */
export function replayedPlan({
  policy = defaultPolicy,
  learning = defaultLearning,
  waiting = {},
}: Partial<ReplayPlanParts>): { readonly plan: Plan; readonly hotline: Hotline } {
  const { plan, hotline } = replayPlan(policy, learning);
  const patient = { ...hotline, waiting: { ...hotline.waiting, ...waiting } };
  return { plan: { ...plan, hotlines: [patient] }, hotline: patient };
}

export function replayAll(
  calls: Iterable<ReplayCall>,
  shifts: readonly Shift[],
  changes: Partial<ReplayOptions> & Partial<ReplayPlanParts> = {},
): { readonly fates: CallFate[]; readonly decisions: Decision[] } {
  const fates: CallFate[] = [];
  const decisions: Decision[] = [];
  const replay = startReplay(
    shifts,
    {
      ...replayedPlan(changes),
      rules: defaultAvailability,
      habits: promptHabits,
      sight: fullSight,
      callbacks: usualCallbacks,
      seed: 1,
      toLocal: createWallClock(),
      ...changes,
    },
    { onFate: fate => fates.push(fate), onDecision: decision => decisions.push(decision) },
  );
  for (const call of calls) replay.take(call);
  replay.finish();
  return { fates, decisions };
}

/**
 * A made-up log: `calls` calls by 300 callers, some often and some unknown, over working days of ten hours with eight
 * agents in shifts. The same every time.
 */
export function madeUpLog(calls: number): { readonly log: ReplayCall[]; readonly shifts: Shift[] } {
  const perDay = 400;
  const log = Array.from({ length: calls }, (_, index): ReplayCall => {
    const chance = (what: number): number => draw(7, index, 5, what);
    const day = Math.floor(index / perDay);
    const arrivedAt = noon + day * dayMs + Math.floor(((index % perDay) / perDay) * 10 * 60) * minuteMs;
    return {
      callId: `call ${index}`,
      kind: 'hotline',
      caller: chance(0) < 0.3 ? null : `caller ${Math.floor(chance(1) ** 2 * 300)}`,
      arrivedAt,
      agentId: `a${Math.floor(chance(2) * 8)}`,
      calledInVainBy: null,
      waitMs: 5_000,
      talkMs: Math.round(-Math.log(1 - chance(3)) * 4 * minuteMs),
      group: '',
      called: null,
      patienceMs: Math.round(-Math.log(1 - chance(4)) * 2 * minuteMs),
    };
  });
  const days = Math.ceil(calls / perDay);
  const shifts = Array.from({ length: days * 8 }, (_, index): Shift => {
    const from = noon + Math.floor(index / 8) * dayMs + (index % 3) * 60 * minuteMs;
    return { agentId: `a${index % 8}`, from, until: from + 7 * 60 * minuteMs };
  });
  return { log, shifts };
}

export function inLog(changes: Partial<LoggedCall>): LoggedCall {
  return { ...logged(0), ...changes };
}

import type { CallRecord } from '../../domain/call-record.ts';
import type { Gist } from '../../domain/gist.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { type AgentId, emptyRoster } from '../../domain/roster.ts';
import { createDutyFold, usualDutyRules } from '../replay/duty.ts';
import { toLoggedCall } from '../replay/past-log.ts';
import { agreementsIn } from './agreement.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';
import { callbackCountsOf, callbackDelayOf } from './callbacks.ts';
import { groupOf } from './caller-groups.ts';
import { countCall, type Day, emptyDay, isReturn, returnWindowDays } from './day-tally.ts';
import { fateOfRecord } from './fate-of-record.ts';
import { bucketOf } from './quantile-sketch.ts';
import { count, type OpenTally, type Tally } from './tally.ts';
import { waitStepOf } from './waits.ts';
import { createWorkTally } from './work-tally.ts';

/**
 * What a day's calls to hotlines are counted as. Keys are
 *
 * - `columns`: those of a {@link Day}, `open`, `returningCalls`, `familiarCalls`, `talks` and `talkMs`
 * - `offeredIn`, `answeredIn`: hours of the week, from 0 on Monday
 * - `answeredWithin`, `missedWithin`: steps of waiting
 * - `rules`: rules
 * - `speeds`, `holds`: buckets of a quantile sketch
 * - `workMs`, `agentTalks`, `agentTalkMs`: agents
 * - `returning`, `familiar`, `top`, `ownShare`: groups of callers; own shares are in millionths
 * - `shadow`: those of an agreement
 * - `callbacks`: those of {@link CallbackFigures}; `callbackDelays`: buckets of a quantile sketch
 * - `returned`: how many days ago the answered call was after which its caller has called again
 */
export type CallKind =
  | 'columns'
  | 'offeredIn'
  | 'answeredIn'
  | 'answeredWithin'
  | 'missedWithin'
  | 'rules'
  | 'speeds'
  | 'holds'
  | 'workMs'
  | 'agentTalks'
  | 'agentTalkMs'
  | 'returning'
  | 'familiar'
  | 'top'
  | 'ownShare'
  | 'shadow'
  | 'callbacks'
  | 'callbackDelays'
  | 'returned';

/** What of the whole team is counted, by agent; `imported`: calls of another system's history, under `calls`. */
export type TeamKind = 'dutyMs' | 'calls' | 'hotlineCalls' | 'imported';

/** The calls to one number, by the name that its hotline had. */
export interface Line {
  readonly called: PhoneNumber | null;
  /** Null where nothing was decided. */
  readonly hotline: string | null;
}

/** The calls of one day as sums: they add up to those of a period, and name no caller. */
export interface DaySums {
  readonly lines: readonly (Line & { readonly tally: Tally<CallKind> })[];
  readonly team: Tally<TeamKind>;
}

export interface DayFold {
  /** Counts a call; calls come in the order in which they were first heard of. */
  count(call: CallRecord, gist: Gist | null): void;
  /** Whether a call of this caller was counted or remembered. */
  knows(caller: string): boolean;
  /** Says which call was a caller's last before this day, and how many days ago that was. */
  remember(call: CallRecord, gist: Gist | null, daysAgo: number): void;
  sums(): DaySums;
}

/** A caller's last call before another one. */
interface CallBefore extends Line {
  readonly isAnswered: boolean;
  /** Epoch milliseconds. */
  readonly arrivedAt: number;
  readonly daysAgo: number;
}

interface OpenLine extends Line {
  readonly tally: OpenTally<CallKind>;
  readonly day: Day;
}

export interface DayRules {
  readonly serviceLevelMs: number;
  readonly wrapUpMs: number;
  /** The local hour of the week of a moment (epoch milliseconds), from 0 on Monday. */
  readonly hourOf: (at: number) => number;
}

/** Own shares are added as whole numbers, so that the order in which days are added makes no difference. */
export const ownShareUnit = 1_000_000;

/** Counts the calls of one day. Neither duty nor wrap-up goes on into the next, so each day is summed by itself. */
export function createDayFold(rules: DayRules): DayFold {
  const lines = new Map<string, OpenLine>();
  const before = new Map<string, CallBefore>();
  // Whose work the hotline is shows over the whole period only.
  const duty = createDutyFold({ ...usualDutyRules, leastHotlineShare: 0 });
  const team: OpenTally<TeamKind> = {};
  const work = createWorkTally(rules.wrapUpMs);

  function lineOf({ called, hotline }: Line): OpenLine {
    const key = JSON.stringify([called, hotline]);
    const known = lines.get(key);
    if (known !== undefined) return known;
    const line = { called, hotline, tally: {}, day: emptyDay() };
    lines.set(key, line);
    return line;
  }

  function countReturn({ caller, arrivedAt }: CallFate): void {
    const last = caller === null ? undefined : before.get(caller);
    if (last?.isAnswered && last.daysAgo <= returnWindowDays && isReturn(last.arrivedAt, arrivedAt))
      count(lineOf(last).tally, 'returned', last.daysAgo);
  }

  function remember({ caller, arrivedAt, outcome }: CallFate, line: Line, daysAgo: number): void {
    if (caller === null || outcome === 'open') return;
    before.set(caller, { ...line, isAnswered: outcome === 'answered', arrivedAt, daysAgo });
  }

  function seeOnDuty(call: CallRecord): void {
    const logged = toLoggedCall(call, emptyRoster);
    if (logged === null || logged.agentId === null || logged.kind === 'past') return;
    duty.see(logged);
    count(team, 'calls', logged.agentId);
    if (logged.kind === 'hotline') count(team, 'hotlineCalls', logged.agentId);
  }

  return {
    count(call, gist) {
      if (call.kind === 'past') count(team, 'imported', 'calls');
      seeOnDuty(call);
      const fate = fateOfRecord(call, gist);
      if (fate === null) return;
      const line = lineOf(lineOfCall(call, gist));
      countFate(line.tally, fate, rules);
      if (fate.agentId !== null) {
        count(line.tally, 'workMs', fate.agentId, work.count(fate).addedMs);
        countTalk(line.tally, fate.agentId, fate.talkMs);
      }
      if (gist !== null) {
        count(line.tally, 'rules', gist.rule);
        for (const name of agreementsIn(fate, gist)) count(line.tally, 'shadow', name);
        countCallback(line.tally, fate, gist);
      }
      if (fate.outcome === 'open') return;
      const waitedMs = fate.answeredAfterMs ?? Math.max(0, (call.endedAt ?? fate.arrivedAt) - fate.arrivedAt);
      count(
        line.tally,
        fate.outcome === 'answered' ? 'answeredWithin' : 'missedWithin',
        waitStepOf(waitedMs),
      );
      countCall(line.day, fate, rules.serviceLevelMs);
      countReturn(fate);
      remember(fate, lineOfCall(call, gist), 0);
    },
    knows: caller => before.has(caller),
    remember(call, gist, daysAgo) {
      const fate = fateOfRecord(call, gist);
      if (fate !== null) remember(fate, lineOfCall(call, gist), daysAgo);
    },
    sums: () => {
      const onDuty: OpenTally<TeamKind> = {};
      for (const { agentId, from, until } of duty.shifts())
        count(onDuty, 'dutyMs', agentId, until + rules.wrapUpMs - from);
      return { lines: [...lines.values()].map(toSums), team: { ...team, ...onDuty } };
    },
  };
}

function lineOfCall({ called }: CallRecord, gist: Gist | null): Line {
  return { called, hotline: gist?.hotline ?? null };
}

function toSums({ called, hotline, tally, day }: OpenLine): DaySums['lines'][number] {
  const counted = Object.entries(day).filter(([, number]) => number > 0);
  return {
    called,
    hotline,
    tally: { ...tally, columns: { ...tally.columns, ...Object.fromEntries(counted) } },
  };
}

function countFate(tally: OpenTally<CallKind>, fate: CallFate, { hourOf }: DayRules): void {
  const { outcome, arrivedAt, answeredAfterMs, heldMs, talkMs } = fate;
  const hour = hourOf(arrivedAt);
  count(tally, 'offeredIn', hour);
  if (outcome === 'answered') count(tally, 'answeredIn', hour);
  if (outcome === 'open') count(tally, 'columns', 'open');
  if (talkMs > 0) count(tally, 'columns', 'talks');
  count(tally, 'columns', 'talkMs', talkMs);
  if (isReturning(fate)) count(tally, 'columns', 'returningCalls');
  if (isFamiliar(fate)) count(tally, 'columns', 'familiarCalls');
  if (answeredAfterMs !== null) count(tally, 'speeds', bucketOf(answeredAfterMs));
  if (outcome === 'open') return;
  if (heldMs !== null && heldMs > 0) count(tally, 'holds', bucketOf(heldMs));
  countCaller(tally, fate);
}

function countCallback(tally: OpenTally<CallKind>, fate: CallFate, gist: Gist): void {
  for (const name of callbackCountsOf(fate, gist)) count(tally, 'callbacks', name);
  const delayMs = callbackDelayOf(gist);
  if (delayMs !== null) count(tally, 'callbackDelays', bucketOf(delayMs));
}

function countTalk(tally: OpenTally<CallKind>, agentId: AgentId, talkMs: number): void {
  if (talkMs === 0) return;
  count(tally, 'agentTalks', agentId);
  count(tally, 'agentTalkMs', agentId, talkMs);
}

/** The same calls that a caller tally counts. */
function countCaller(tally: OpenTally<CallKind>, { caller, past }: CallFate): void {
  if (caller === null || past.answeredCalls === 0) return;
  const group = groupOf(caller);
  count(tally, 'returning', group);
  if (past.withThisAgent > 0) count(tally, 'familiar', group);
  if (past.isWithTop) count(tally, 'top', group);
  count(tally, 'ownShare', group, Math.round((past.withThisAgent / past.answeredCalls) * ownShareUnit));
}

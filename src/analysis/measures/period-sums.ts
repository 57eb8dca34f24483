import type { AgentId } from '../../domain/roster.ts';
import { usualDutyRules } from '../replay/duty.ts';
import { type Agreement, noAgreement } from './agreement.ts';
import type { UnitSums } from './bootstrap.ts';
import type { Collected } from './collect.ts';
import { type CallKind, type DaySums, type Line, ownShareUnit, type TeamKind } from './day-sums.ts';
import { type Day, emptyDay, sumsOfDays } from './day-tally.ts';
import type { Figures } from './figures.ts';
import { type CallerColumn, callerColumns } from './measure-names.ts';
import { quantileOf } from './quantile-sketch.ts';
import { addTally, countsOf, type OpenTally, type Tally } from './tally.ts';
import { loadOf, type TeamLoad } from './team-load.ts';

export interface PeriodRules {
  /** The name that the hotline of a line has today. */
  readonly hotlineOf: (line: Line) => string;
  /** The name of the only hotline that counts; null: all do. */
  readonly hotline: string | null;
  /** The id that an agent has today. */
  readonly agentOf: (id: AgentId) => AgentId;
}

/** What days add up to. Its size depends on the number of days and agents alone. */
export interface PeriodFold {
  /** @param day its number, counted from 1 January 1970; each day once, in any order. */
  add(day: number, sums: DaySums): void;
  /** Of all calls that count. */
  tally(): Tally<CallKind>;
  /** By day, in order; those without calls are left out. */
  days(): readonly { readonly day: number; readonly figures: Figures }[];
  collected(): Collected;
  work(): Work;
  /** Only for whoever may see figures of single people. */
  workByAgent(): ReadonlyMap<AgentId, Work>;
  /** How many calls of another system's history there were. */
  imported(): number;
  /** For each hotline that was in shadow. */
  agreements(): readonly (Agreement & { readonly hotline: string })[];
}

/** How long the team, or one agent, talked and was busy with calls. */
export interface Work {
  /** Answered calls whose talk is over. */
  readonly talks: number;
  readonly talkMs: number;
  /** Talk and wrap-up. */
  readonly handledMs: number;
}

export function createPeriodFold({ hotlineOf, hotline: only, agentOf }: PeriodRules): PeriodFold {
  const total: OpenTally<CallKind> = {};
  const team: OpenTally<TeamKind> = {};
  const days = new Map<number, Pick<Tally<CallKind>, 'columns' | 'returned'>>();
  const shadows = new Map<string, OpenTally<'shadow'>>();

  return {
    add(day, sums) {
      addTally(team, sums.team);
      const ofDay: OpenTally<'columns' | 'returned'> = {};
      for (const { tally, ...line } of sums.lines) {
        const hotline = hotlineOf(line);
        if (only !== null && hotline !== only) continue;
        addTally(total, tally);
        const { columns = {}, returned = {}, shadow } = tally;
        addTally(ofDay, { columns, returned });
        if (shadow === undefined) continue;
        const agreed = shadows.get(hotline) ?? {};
        addTally(agreed, { shadow });
        shadows.set(hotline, agreed);
      }
      days.set(day, ofDay);
    },
    tally: () => total,
    days: () =>
      [...days]
        .sort(([a], [b]) => a - b)
        .map(([day, tally]) => ({ day, figures: figuresOf(tally) }))
        .filter(({ figures }) => figures.offered > 0),
    collected: () => ({
      days: daysOf(days),
      callers: callersOf(total),
      speedOfAnswerP90Ms: quantileOf(buckets(total.speeds), 0.9),
      heldP90Ms: quantileOf(buckets(total.holds), 0.9),
      load: loadOfTeam(total, team, agentOf),
    }),
    work: () => ({
      talks: total.columns?.['talks'] ?? 0,
      talkMs: total.columns?.['talkMs'] ?? 0,
      handledMs: countsOf(total, 'workMs').reduce((sum, [, ms]) => sum + ms, 0),
    }),
    workByAgent: () => workByAgent(total, agentOf),
    imported: () => team.imported?.['calls'] ?? 0,
    agreements: () => [...shadows].map(([hotline, { shadow }]) => ({ hotline, ...noAgreement, ...shadow })),
  };
}

export function figuresOf({ columns = {} }: Tally<'columns'>): Figures {
  const { calls = 0, open = 0, answered = 0, inTime = 0, answerMs = 0 } = columns;
  return {
    offered: calls + open,
    answered,
    missed: calls - answered,
    answeredInTime: inTime,
    speedOfAnswerMs: answered === 0 ? null : answerMs / answered,
    byReturningCallers: columns['returningCalls'] ?? 0,
    familiar: columns['familiarCalls'] ?? 0,
  };
}

/** A return is counted on the day on which the caller called again, and belongs to that of the call before. */
function daysOf(days: ReadonlyMap<number, Tally<'columns' | 'returned'>>): UnitSums {
  const counted = new Map<number, Day>();
  for (const [day, { columns = {} }] of days)
    if ((columns['calls'] ?? 0) > 0) counted.set(day, { ...emptyDay(), ...columns });
  for (const [day, tally] of days)
    for (const [daysAgo, returned] of countsOf(tally, 'returned')) {
      const before = counted.get(day - Number(daysAgo));
      if (before !== undefined) before.returned += returned;
    }
  return sumsOfDays(counted);
}

function callersOf(total: Tally<CallKind>): UnitSums {
  const units = new Map<string, number[]>();
  for (const [group] of countsOf(total, 'returning')) {
    const sums: Record<CallerColumn, number> = {
      returning: total.returning?.[group] ?? 0,
      familiar: total.familiar?.[group] ?? 0,
      top: total.top?.[group] ?? 0,
      ownShare: (total.ownShare?.[group] ?? 0) / ownShareUnit,
    };
    units.set(
      `group ${group}`,
      callerColumns.map(column => sums[column]),
    );
  }
  return units;
}

function loadOfTeam(
  { workMs }: Tally<CallKind>,
  { dutyMs, calls, hotlineCalls }: Tally<TeamKind>,
  agentOf: (id: AgentId) => AgentId,
): TeamLoad {
  const byAgent = (counts?: Readonly<Record<string, number>>): Map<AgentId, number> =>
    sumsByAgent(counts, agentOf);
  const [all, hotline] = [byAgent(calls), byAgent(hotlineCalls)];
  // The hotline is not the work of the others.
  const isOnHotline = (id: AgentId): boolean =>
    (hotline.get(id) ?? 0) >= usualDutyRules.leastHotlineShare * (all.get(id) ?? 0);
  const onDuty = new Map([...byAgent(dutyMs)].filter(([id]) => isOnHotline(id)));
  return loadOf(byAgent(workMs), onDuty);
}

function workByAgent(
  { agentTalks, agentTalkMs, workMs }: Tally<CallKind>,
  agentOf: (id: AgentId) => AgentId,
): ReadonlyMap<AgentId, Work> {
  const [talks, talkMs] = [sumsByAgent(agentTalks, agentOf), sumsByAgent(agentTalkMs, agentOf)];
  return new Map(
    [...sumsByAgent(workMs, agentOf)].map(([id, handledMs]) => [
      id,
      { talks: talks.get(id) ?? 0, talkMs: talkMs.get(id) ?? 0, handledMs },
    ]),
  );
}

/** Counts by agent, under the ids that they have today. */
function sumsByAgent(
  counts: Readonly<Record<string, number>> = {},
  agentOf: (id: AgentId) => AgentId,
): Map<AgentId, number> {
  const sums = new Map<AgentId, number>();
  for (const [id, number] of Object.entries(counts))
    sums.set(agentOf(id), (sums.get(agentOf(id)) ?? 0) + number);
  return sums;
}

function buckets(counts: Readonly<Record<string, number>> = {}): (readonly [number, number])[] {
  return Object.entries(counts).map(([bucket, number]) => [Number(bucket), number]);
}

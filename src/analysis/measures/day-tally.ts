import type { UnitSums } from './bootstrap.ts';
import { type CallFate, isFamiliar, isInTime } from './call-fate.ts';
import { type DayColumn, dayColumns } from './measure-names.ts';

/** Counts calls by the day they came in. */
export interface DayTally {
  count(fate: CallFate): void;
  sums(): UnitSums;
}

export type Day = Record<DayColumn, number>;

const dayMs = 86_400_000;
export const returnWindowDays = 7;

/** @param serviceLevelMs time within which a call must be answered to count as answered in time. */
export function createDayTally(serviceLevelMs: number): DayTally {
  // By days since the epoch in UTC: no business day in Europe spans two.
  const days = new Map<number, Day>();
  const lastAnswered = new Map<string, number>();

  function dayOf(at: number): Day {
    const key = Math.floor(at / dayMs);
    let day = days.get(key);
    if (day === undefined) {
      day = emptyDay();
      days.set(key, day);
    }
    return day;
  }

  function countReturn({ caller, arrivedAt, outcome }: CallFate): void {
    if (caller === null) return;
    const before = lastAnswered.get(caller);
    if (before !== undefined && arrivedAt > before) {
      if (isReturn(before, arrivedAt)) dayOf(before).returned++;
      lastAnswered.delete(caller);
    }
    if (outcome === 'answered') lastAnswered.set(caller, arrivedAt);
  }

  return {
    count(fate) {
      if (fate.outcome === 'open') return;
      countCall(dayOf(fate.arrivedAt), fate, serviceLevelMs);
      countReturn(fate);
    },
    sums: () => sumsOfDays(days),
  };
}

/**
 * Whether a caller who was answered has called again so soon that they may not have been helped.
 *
 * @param before when the answered call came in, and @param arrivedAt the next one, in epoch milliseconds.
 */
export function isReturn(before: number, arrivedAt: number): boolean {
  return arrivedAt > before && arrivedAt - before <= returnWindowDays * dayMs;
}

/** Counts a call that is over, but for whether its caller called again. */
export function countCall(day: Day, fate: CallFate, serviceLevelMs: number): void {
  day.calls++;
  if (fate.outcome === 'answered') {
    day.answered++;
    if (fate.caller !== null) day.couldReturn++;
  }
  if (fate.outcome === 'abandoned') day.abandoned++;
  if (fate.outcome === 'overflowed') day.overflowed++;
  if (fate.heldMs !== null) {
    day.heldKnown++;
    if (fate.heldMs > 0) countHeld(day, fate, fate.heldMs);
  }
  if (fate.somebodyWasFree !== null) day.observed++;
  if (fate.outcome === 'lost' && fate.somebodyWasFree === true) day.lostThoughFree++;
  if (fate.answeredAfterMs !== null) {
    day.timed++;
    day.answerMs += fate.answeredAfterMs;
    if (isInTime(fate, serviceLevelMs)) day.inTime++;
  }
}

function countHeld(day: Day, fate: CallFate, heldMs: number): void {
  day.held++;
  day.heldMs += heldMs;
  if (isFamiliar(fate)) day.heldToFamiliar++;
  if (fate.outcome !== 'answered') day.heldInVain++;
}

/** By the number of each day. Callers of the last week had no full week in which to return, so those days say nothing about returns. */
export function sumsOfDays(days: ReadonlyMap<number, Day>): UnitSums {
  const lastDay = Math.max(...days.keys());
  return new Map(
    [...days].map(([key, day]) => {
      const counted = key > lastDay - returnWindowDays ? { ...day, couldReturn: 0, returned: 0 } : day;
      return [`day ${key}`, dayColumns.map(column => counted[column])];
    }),
  );
}

export function emptyDay(): Day {
  return {
    calls: 0,
    answered: 0,
    lostThoughFree: 0,
    observed: 0,
    abandoned: 0,
    overflowed: 0,
    heldKnown: 0,
    held: 0,
    heldMs: 0,
    inTime: 0,
    answerMs: 0,
    timed: 0,
    couldReturn: 0,
    returned: 0,
    heldToFamiliar: 0,
    heldInVain: 0,
  };
}

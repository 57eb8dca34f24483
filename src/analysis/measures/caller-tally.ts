import type { UnitSums } from './bootstrap.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';
import { type CallerColumn, callerColumns } from './measure-names.ts';

/** Counts the calls, answered or not, of every recognisable caller who had talked to anybody before. */
export interface CallerTally {
  count(fate: CallFate): void;
  sums(): UnitSums;
}

export function createCallerTally(): CallerTally {
  const callers = new Map<string, Record<CallerColumn, number>>();
  return {
    count(fate) {
      if (fate.caller === null || fate.outcome === 'open' || !isReturning(fate)) return;
      let one = callers.get(fate.caller);
      if (one === undefined) {
        one = { returning: 0, familiar: 0, top: 0, ownShare: 0 };
        callers.set(fate.caller, one);
      }
      const { past } = fate;
      one.returning++;
      if (isFamiliar(fate)) one.familiar++;
      if (past.isWithTop) one.top++;
      one.ownShare += past.withThisAgent / past.answeredCalls;
    },
    sums: () =>
      new Map([...callers].map(([caller, one]) => [caller, callerColumns.map(column => one[column])])),
  };
}

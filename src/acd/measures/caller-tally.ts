import type { AgentId } from '../roster.ts';
import type { UnitSums } from './bootstrap.ts';
import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';
import { biceBoxerman, usualProviderContinuity } from './continuity-indices.ts';
import { type CallerColumn, callerColumns } from './measure-names.ts';

/** Counts the calls of every caller who can be recognised. */
export interface CallerTally {
  count(fate: CallFate): void;
  sums(): UnitSums;
}

interface Tallied {
  /** Calls by somebody who had talked to anybody before, answered or not; and those that reached somebody known. */
  returning: number;
  familiar: number;
  top: number;
  ownShare: number;
  readonly callsPerAgent: Map<AgentId, number>;
  lastAgent: AgentId | null;
  sameAgain: number;
}

export function createCallerTally(): CallerTally {
  const callers = new Map<string, Tallied>();
  return {
    count(fate) {
      if (fate.caller === null || fate.outcome === 'open') return;
      let one = callers.get(fate.caller);
      if (one === undefined) {
        one = emptyTally();
        callers.set(fate.caller, one);
      }
      countPast(one, fate);
      if (fate.agentId !== null) countTalk(one, fate.agentId);
    },
    sums: () =>
      new Map(
        [...callers].map(([caller, one]) => {
          const row = toRow(one);
          return [caller, callerColumns.map(column => row[column])];
        }),
      ),
  };
}

function countPast(one: Tallied, fate: CallFate): void {
  if (!isReturning(fate)) return;
  const { past } = fate;
  one.returning++;
  if (isFamiliar(fate)) one.familiar++;
  if (past.isWithTop) one.top++;
  one.ownShare += past.withThisAgent / past.answeredCalls;
}

function countTalk(one: Tallied, agentId: AgentId): void {
  one.callsPerAgent.set(agentId, (one.callsPerAgent.get(agentId) ?? 0) + 1);
  if (one.lastAgent === agentId) one.sameAgain++;
  one.lastAgent = agentId;
}

function toRow(one: Tallied): Record<CallerColumn, number> {
  const { returning, familiar, top, ownShare, sameAgain } = one;
  const counts = [...one.callsPerAgent.values()];
  const talks = counts.reduce((sum, count) => sum + count, 0);
  return {
    returning,
    familiar,
    top,
    ownShare,
    repeated: talks < 2 ? 0 : 1,
    upc: usualProviderContinuity(counts) ?? 0,
    coc: biceBoxerman(counts) ?? 0,
    // SECON, sequential continuity (Steinwachs 1979): pairs of calls in a row that went to the same agent.
    secon: talks < 2 ? 0 : sameAgain / (talks - 1),
  };
}

function emptyTally(): Tallied {
  return {
    returning: 0,
    familiar: 0,
    top: 0,
    ownShare: 0,
    callsPerAgent: new Map(),
    lastAgent: null,
    sameAgain: 0,
  };
}

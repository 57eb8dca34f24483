import type { LoggedCall } from '../../domain/logged-call.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { Shift } from './shift.ts';

/** How duty is read off a log. */
export interface DutyRules {
  /** An agent counts as on duty between two calls that are no further apart than this. */
  readonly longestGapMs: number;
  /**
   * Agents with less than this share (0 to 1) of hotline calls among their calls are left out: the hotline is
   * not their work.
   */
  readonly leastHotlineShare: number;
}

export const usualDutyRules: DutyRules = { longestGapMs: 30 * 60_000, leastHotlineShare: 0.2 };

/** Concludes when agents were on duty from the calls that they took. Calls may come in any order. */
export interface DutyFold {
  see(call: LoggedCall): void;
  /** All shifts, by agent and time. */
  shifts(): readonly Shift[];
}

interface Run {
  from: number;
  until: number;
}

interface Worker {
  calls: number;
  hotlineCalls: number;
  /** In order of time, further apart than the longest gap. */
  readonly runs: Run[];
}

export function createDutyFold({ longestGapMs, leastHotlineShare }: DutyRules): DutyFold {
  const workers = new Map<AgentId, Worker>();
  return {
    see(call) {
      if (call.agentId === null || call.kind === 'past') return;
      let worker = workers.get(call.agentId);
      if (worker === undefined) {
        worker = { calls: 0, hotlineCalls: 0, runs: [] };
        workers.set(call.agentId, worker);
      }
      worker.calls++;
      if (call.kind === 'hotline') worker.hotlineCalls++;
      const from = call.arrivedAt + (call.waitMs ?? 0);
      addRun(worker.runs, { from, until: from + (call.talkMs ?? 0) }, longestGapMs);
    },
    shifts: () =>
      [...workers].flatMap(([agentId, { calls, hotlineCalls, runs }]) =>
        hotlineCalls < leastHotlineShare * calls ? [] : runs.map(run => ({ agentId, ...run })),
      ),
  };
}

/** Joins a run with those it touches: usually the last one, since logs are more or less in order. */
function addRun(runs: Run[], added: Run, longestGapMs: number): void {
  let end = runs.length;
  while (end > 0 && isAfter(runs[end - 1], added, longestGapMs)) end--;
  let start = end;
  const joined = { ...added };
  while (start > 0) {
    const before = runs[start - 1];
    if (before === undefined || before.until + longestGapMs < joined.from) break;
    joined.from = Math.min(joined.from, before.from);
    joined.until = Math.max(joined.until, before.until);
    start--;
  }
  runs.splice(start, end - start, joined);
}

function isAfter(run: Run | undefined, added: Run, longestGapMs: number): boolean {
  return run !== undefined && run.from > added.until + longestGapMs;
}

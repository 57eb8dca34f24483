import { LRUCache } from 'lru-cache';
import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import { type CallRecord, isOver } from '../../domain/call-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { foldCall } from '../../domain/fold-call.ts';
import { gistOf } from '../../domain/gist.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { personsIn } from '../../domain/whom-entry-names.ts';
import type { IsErased } from '../erasures.ts';
import type { Recorded } from '../ports/store.ts';
import type { Today } from './today.ts';

/** A call as it was last heard of. */
export interface KeptCall {
  readonly call: CallRecord;
  readonly decision: Decision | null;
  /** How it counts in today's figures. */
  readonly fate: CallFate | null;
}

/** The calls that the page knows, up to a limit, each counted among today's figures. */
export interface KeptCalls {
  keep(call: CallRecord, decision: Decision | null): void;
  /** Returns the id of the call that is different now; null: none is. */
  take(recorded: Recorded): string | null;
  find(callId: string): KeptCall | undefined;
  /** Those that are open and the last that ended, oldest first. */
  shown(): readonly KeptCall[];
  /** Drops the calls of those who were erased. */
  forget(isErased: IsErased): void;
}

const endedShown = 60;
/** More than are shown, since late news of a call must not count it twice. */
const endedKept = 200;
/** Only calls whose end is never reported could become so many. */
const openKept = 1_000;

export function createKeptCalls(today: Today): KeptCalls {
  /** By call id. */
  const open = new LRUCache<string, KeptCall>({ max: openKept });
  const ended = new LRUCache<string, KeptCall>({ max: endedKept });
  /** By flow id. */
  const unfolded = new LRUCache<string, readonly JournalEntry[]>({ max: endedKept });

  function find(callId: string): KeptCall | undefined {
    return open.get(callId) ?? ended.get(callId);
  }

  function keep(call: CallRecord, decision: Decision | null): void {
    const fate = fateOfRecord(call, decision === null ? null : gistOf(decision));
    today.count(fate, find(call.callId)?.fate ?? null);
    if (isOver(call)) {
      open.delete(call.callId);
      ended.set(call.callId, { call, decision, fate });
    } else {
      open.set(call.callId, { call, decision, fate });
    }
  }

  /** While the database is away, calls are folded here from what has been heard of them. */
  function recordOf({ entry, call }: Recorded): CallRecord | null {
    if (call !== null || entry.role === 'no-leg') return call;
    const entries = [...(unfolded.get(entry.flowId) ?? []), entry];
    unfolded.set(entry.flowId, entries);
    const folded = foldCall(entries);
    const known = folded === null ? undefined : find(folded.callId)?.call;
    return folded === null || known === undefined ? folded : withLater(known, folded);
  }

  return {
    keep,
    find,
    take(recorded) {
      const call = recordOf(recorded);
      if (call === null || call.kind === 'past') return null;
      // An old call may be corrected, which is not news.
      if (recorded.entry.event.type === 'userSplit' && find(call.callId) === undefined) return null;
      keep(call, recorded.entry.decision ?? find(call.callId)?.decision ?? null);
      return call.callId;
    },
    shown: () =>
      [...[...ended.rkeys()].slice(-endedShown), ...open.rkeys()]
        .flatMap(callId => find(callId) ?? [])
        .sort((a, b) => (a.call.startedAt ?? 0) - (b.call.startedAt ?? 0)),
    forget(isErased) {
      for (const calls of [open, ended])
        for (const [callId, { call }] of [...calls])
          if (call.caller !== null && isErased(call.caller)) calls.delete(callId);
      for (const [flowId, entries] of [...unfolded])
        if (entries.flatMap(personsIn).some(isErased)) unfolded.delete(flowId);
    },
  };
}

/** Joins what is known of a call with later entries that lack its beginning. */
function withLater(known: CallRecord, later: CallRecord): CallRecord {
  return {
    ...later,
    startedAt: known.startedAt ?? later.startedAt,
    answeredAt: known.answeredAt ?? later.answeredAt,
    agentId: later.agentId ?? known.agentId,
  };
}

import type { JournalEntry } from './journal-entry.ts';
import { endedLegLifeMs } from './leg.ts';

/**
 * Entries in the order in which they happened, from the order in which they were recorded: oldest first. Only where the
 * clock was put back during a call is its end dated long before its beginning; it still comes behind, or the leg would
 * seem to begin anew once its end is forgotten.
 */
export function asItHappened(recorded: readonly JournalEntry[]): readonly JournalEntry[] {
  const latest = new Map<string, number>();
  return recorded
    .map(entry => {
      const { callId, type } = entry.event;
      const stage = stageOf(type);
      const before = latestUpTo(stage, callId, latest);
      const wasPutBack = before - entry.receivedAt >= endedLegLifeMs;
      const at = wasPutBack ? before : entry.receivedAt;
      latest.set(`${stage} ${callId}`, at);
      return { entry, at };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

/** How far its leg has come with an event. */
function stageOf(type: JournalEntry['event']['type']): 0 | 1 | 2 {
  if (type === 'newCall') return 0;
  return type === 'hangup' || type === 'legClosed' ? 2 : 1;
}

function latestUpTo(stage: number, callId: string, latest: ReadonlyMap<string, number>): number {
  let at = -Infinity;
  for (let earlier = 0; earlier <= stage; earlier++)
    at = Math.max(at, latest.get(`${earlier} ${callId}`) ?? -Infinity);
  return at;
}

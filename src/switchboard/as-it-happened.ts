import type { JournalEntry } from '../domain/journal-entry.ts';
import { endedLegLifeMs } from './leg.ts';

/**
 * Puts recorded entries into the order in which they happened, oldest first. Where the clock was put back
 * during a call, its end is dated long before its beginning; it still comes after it, or the leg would seem
 * to begin anew once its end is forgotten. The same holds where the end was recorded first, because what
 * another instance had heard was waiting on disk.
 */
export function asItHappened(recorded: readonly JournalEntry[]): readonly JournalEntry[] {
  const latest = new Map<string, number>();
  const lastOf = new Map(recorded.map(({ event }, index) => [event.callId, index]));
  for (const { event, receivedAt } of recorded) {
    const later = `before ${stageOf(event.type) + 1} ${event.callId}`;
    latest.set(later, Math.max(receivedAt, latest.get(later) ?? -Infinity));
  }
  return recorded
    .map((entry, index) => {
      const { callId, type } = entry.event;
      const stage = stageOf(type);
      const before = latestUpTo(stage, callId, latest);
      const wasPutBack = before - entry.receivedAt >= endedLegLifeMs;
      const at = wasPutBack ? before : entry.receivedAt;
      latest.set(`${stage} ${callId}`, at);
      const order = wasPutBack ? Math.max(index, lastOf.get(callId) ?? index) : index;
      return { entry, at, order, stage };
    })
    .sort((a, b) => a.at - b.at || a.order - b.order || a.stage - b.stage)
    .map(({ entry }) => entry);
}

/** How far an event takes its leg: ringing, talking, ended. */
function stageOf(type: JournalEntry['event']['type']): 0 | 1 | 2 {
  if (type === 'newCall') return 0;
  return type === 'hangup' || type === 'legClosed' ? 2 : 1;
}

function latestUpTo(stage: number, callId: string, latest: ReadonlyMap<string, number>): number {
  let at = -Infinity;
  for (let earlier = 0; earlier <= stage; earlier++)
    for (const key of [`${earlier} ${callId}`, `before ${earlier} ${callId}`])
      at = Math.max(at, latest.get(key) ?? -Infinity);
  return at;
}

import type { AgentPaused, AgentResumed, JournalEntry, PauseEntry } from '../domain/journal-entry.ts';
import type { AgentId } from '../domain/roster.ts';

/** A time in which an agent takes no calls because somebody said so. */
export interface Pause {
  /** Epoch milliseconds, as all times here. */
  readonly since: number;
  /**
   * When it is over, by the clock on the wall: setting the clock does not move it. Null: when somebody ends
   * it.
   */
  readonly until: number | null;
  /** Such as "lunch"; empty where nothing was said. */
  readonly reason: string;
  /** Who said so, by their display name. */
  readonly by: string;
}

/**
 * A pause that nobody ends is over after this time, in milliseconds: whoever is away for longer is absent.
 */
export const longestPauseMs = 30 * 86_400_000;

/** The latest pause of each agent, including those that are over. */
export type Pauses = Map<AgentId, Pause>;

/** The pause an agent is on at `now`, in epoch milliseconds; null: none. */
export function pauseAt(pauses: Pauses, agentId: AgentId, now: number): Pause | null {
  const pause = pauses.get(agentId);
  return pause !== undefined && now < (pause.until ?? pause.since + longestPauseMs) ? pause : null;
}

/** Notes the beginning or end of a pause. The later statement counts, in whatever order they are heard. */
export function notePause(pauses: Pauses, event: AgentPaused | AgentResumed, receivedAt: number): void {
  const { agentId, by } = event;
  if ((pauses.get(agentId)?.since ?? -Infinity) > receivedAt) return;
  const { until, reason } = event.type === 'agentPaused' ? event : { until: receivedAt, reason: '' };
  pauses.set(agentId, { since: receivedAt, until, reason, by });
}

/**
 * The journal entry of a pause that begins or ends at `now` (epoch milliseconds). Its id begins with the
 * time, so the latest are found without looking at the others.
 */
export function pauseEntry(
  what:
    | { readonly type: 'agentPaused'; readonly until: number | null; readonly reason: string }
    | { readonly type: 'agentResumed' },
  { agentId, by, now }: { readonly agentId: AgentId; readonly by: string; readonly now: number },
): PauseEntry {
  const callId = `${pauseIdsSince(now)}:${agentId}`;
  const event = { ...what, callId, agentId, by };
  return { event, receivedAt: now, flowId: callId, role: 'no-leg', agentIds: [agentId], decision: null };
}

export function isPauseEntry(entry: JournalEntry): entry is PauseEntry {
  return entry.event.type === 'agentPaused' || entry.event.type === 'agentResumed';
}

/** The lower bound of the ids of all pauses that begin or end at `since` (epoch milliseconds) or later. */
export function pauseIdsSince(since: number): string {
  return `${pausePrefix}${String(Math.max(0, since)).padStart(15, '0')}`;
}

export const pausePrefix = 'pause:';

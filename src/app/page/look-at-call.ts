import type { CallbackEntry } from '../../domain/journal-entry.ts';
import type { LookUps, PastDecision } from '../ports/page.ts';

/** A call, and what became of its caller's wish to be called back, in order; empty where they had none. */
export interface CallLookedAt extends PastDecision {
  readonly callback: readonly CallbackEntry[];
}

/** One call; null: no such call. */
export async function lookAtCall(
  directory: Pick<LookUps, 'callById' | 'callbackEntriesOf'>,
  flowId: string,
): Promise<CallLookedAt | null> {
  const past = await directory.callById(flowId);
  if (past === null) return null;
  const hasAsked = past.decision?.outcome.kind === 'callback';
  return { ...past, callback: hasAsked ? await directory.callbackEntriesOf(past.decision.callId) : [] };
}

import type { JournalEntry } from '../../domain/journal-entry.ts';
import { maskParty } from '../../domain/party.ts';
import { renderReason } from '../../wording/reason-text.ts';
import type { AppContext } from '../context.ts';

/**
 * Logs what was decided of a call and why, and counts it where no claim was got; that a caller goes on waiting is logged
 * only in detail.
 */
export function logDecision(
  { log, health }: Pick<AppContext, 'log' | 'health'>,
  { event, decision }: JournalEntry,
): void {
  if (decision === null) return;
  const { callId } = event;
  const { reason, outcome, unclaimed } = decision;
  if (unclaimed) health.offeredUnclaimed();
  const { rule } = reason;
  const sentence = renderReason(decision, 'en');
  // Written out twice: V8 is slow with every property that comes after a spread.
  if (event.type === 'newCall')
    log.info({ callId, rule, unclaimed, caller: maskParty(event.caller) }, sentence);
  else if (outcome.kind === 'hold') log.debug({ callId, rule, unclaimed }, sentence);
  else log.info({ callId, rule, unclaimed }, sentence);
}

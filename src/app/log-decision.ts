import type { JournalEntry } from '../acd/journal-entry.ts';
import { maskParty } from '../acd/party.ts';
import { renderReason } from '../acd/reason-text.ts';
import type { Log } from './ports.ts';

/** Logs what was decided of a call and why; that a caller goes on waiting, only in detail. */
export function logDecision(log: Log, { event, decision }: JournalEntry): void {
  if (decision === null) return;
  const { rule } = decision.reason;
  const { callId } = event;
  if (event.type === 'newCall')
    log.info({ callId, caller: maskParty(event.caller), rule }, renderReason(decision, 'en'));
  else if (decision.outcome.kind === 'hold') log.debug({ callId, rule }, renderReason(decision, 'en'));
  else log.info({ callId, rule }, renderReason(decision, 'en'));
}

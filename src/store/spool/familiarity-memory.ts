import type { Credit, LearningRules } from '../../acd/call-record.ts';
import { creditCall, type Familiarity } from '../../acd/familiarity.ts';
import { creditOf } from '../../acd/fold-call.ts';
import type { JournalEntry } from '../../acd/journal-entry.ts';
import { numberOf } from '../../acd/party.ts';
import type { PhoneNumber } from '../../acd/phone-number.ts';
import type { Recorded } from '../../app/ports.ts';

/** What this process has heard of the callers it saw last. */
export interface FamiliarityMemory {
  recall(caller: PhoneNumber): readonly Familiarity[];
  remember(caller: PhoneNumber, known: readonly Familiarity[]): void;
  /** Adds the call to what is known of its caller, if anything is and the entry is an answer. */
  learn(recorded: Recorded): void;
}

export function createFamiliarityMemory(
  learning: LearningRules,
  halfLifeDays: number,
  maxCallers = 10_000,
): FamiliarityMemory {
  // A map keeps the order of insertion: the caller not seen for longest comes first.
  const callers = new Map<PhoneNumber, readonly Familiarity[]>();

  function remember(caller: PhoneNumber, known: readonly Familiarity[]): void {
    callers.delete(caller);
    callers.set(caller, known);
    if (callers.size <= maxCallers) return;
    for (const oldest of callers.keys()) {
      callers.delete(oldest);
      return;
    }
  }

  return {
    recall: caller => callers.get(caller) ?? [],
    remember,
    learn({ isNew, entry, call }) {
      if (!isNew || entry.event.type !== 'answer') return;
      const credit = call === null ? creditOfAnswer(entry, learning) : creditOf(call, learning);
      const known = credit === null ? undefined : callers.get(credit.caller);
      if (credit === null || known === undefined) return;
      const before = known.find(one => one.agentId === credit.agentId) ?? null;
      const others = known.filter(one => one !== before);
      remember(credit.caller, others.concat(creditCall(before, credit, halfLifeDays)));
    },
  };
}

/** What an answer says by itself, without the rest of its call. */
function creditOfAnswer(
  { event, role, agentIds, receivedAt }: JournalEntry,
  rules: LearningRules,
): Credit | null {
  if (event.type !== 'answer') return null;
  if (role === 'voicemail' || role === 'second-leg') return null;
  if ((role === 'direct' && !rules.direct) || (role === 'outgoing' && !rules.outgoing)) return null;
  const caller = numberOf(event.direction === 'in' ? event.caller : event.called);
  const [agentId] = agentIds;
  return caller === null || agentId === undefined ? null : { caller, agentId, answeredAt: receivedAt };
}

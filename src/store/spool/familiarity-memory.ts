import { LRUCache } from 'lru-cache';
import type { CallerAsked, Recorded } from '../../app/ports/store.ts';
import type { Credit, FamiliarityRules } from '../../domain/call-record.ts';
import { sharedMemory } from '../../domain/call-record.ts';
import { creditOf } from '../../domain/credit.ts';
import { creditCall, nothingRecalled, type Recalled } from '../../domain/familiarity.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { numberOf } from '../../domain/party.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';

type Asked = Pick<CallerAsked, 'numbers' | 'memory'>;

/** What this process has heard of the callers it saw last. A customer is known by their first number. */
export interface FamiliarityMemory {
  recall(asked: Asked): Recalled;
  remember(asked: Asked, known: Recalled): void;
  /** Adds the call to what is known of its caller, if anything is and the entry is an answer. */
  learn(recorded: Recorded): void;
  forget(isMeant: (caller: PhoneNumber) => boolean): void;
}

export function createFamiliarityMemory(rules: FamiliarityRules, maxCallers = 10_000): FamiliarityMemory {
  const callers = new LRUCache<string, Recalled>({ max: maxCallers });

  function remember(asked: Asked, known: Recalled): void {
    callers.set(keyOf(asked), known);
  }

  return {
    recall: asked => callers.get(keyOf(asked)) ?? nothingRecalled,
    remember,
    learn({ isNew, entry, call }) {
      if (!isNew || entry.event.type !== 'answer') return;
      const credit = call === null ? creditOfAnswer(entry, rules) : creditOf(call, rules);
      if (credit === null || credit.kind !== 'talk') return;
      const asked = { numbers: [credit.caller], memory: credit.memory };
      const known = callers.get(keyOf(asked));
      if (known !== undefined) remember(asked, withTalk(known, credit, rules.halfLifeDays));
    },
    forget(isMeant) {
      for (const key of [...callers.keys()]) if (isMeant(numberIn(key))) callers.delete(key);
    },
  };
}

/** The number in a key. */
function numberIn(key: string): PhoneNumber {
  return key.slice(0, key.indexOf(' ')) as PhoneNumber;
}

function keyOf({ numbers, memory }: Asked): string {
  return `${numbers[0]} ${memory}`;
}

/** Whoever has talked to somebody is called back no more. */
function withTalk({ familiarity }: Recalled, { agentId, at }: Credit, halfLifeDays: number): Recalled {
  const before = familiarity.find(one => one.agentId === agentId) ?? null;
  const now = creditCall(before, { agentId, answeredAt: at }, halfLifeDays);
  return { familiarity: [...familiarity.filter(one => one !== before), now], returnCall: null };
}

/** What an answer says by itself, without the rest of its call. */
function creditOfAnswer(entry: JournalEntry, { learning, ownMemories }: FamiliarityRules): Credit | null {
  const { event, role, agentIds, receivedAt } = entry;
  if (event.type !== 'answer') return null;
  if (role === 'voicemail' || role === 'second-leg') return null;
  if ((role === 'direct' && !learning.direct) || (role === 'outgoing' && !learning.outgoing)) return null;
  const [own, other] = event.direction === 'in' ? [event.called, event.caller] : [event.caller, event.called];
  const caller = numberOf(other);
  const [agentId] = agentIds;
  if (caller === null || agentId === undefined) return null;
  const memory = role === 'hotline' ? memoryOfNumber(numberOf(own), ownMemories) : sharedMemory;
  return { kind: 'talk', memory, caller, agentId, at: receivedAt };
}

function memoryOfNumber(number: PhoneNumber | null, own: FamiliarityRules['ownMemories']): string {
  return (number === null ? undefined : own[number]) ?? sharedMemory;
}

import { creditCall, type Familiarity } from '../familiarity.ts';
import { type PhoneNumber, toPhoneNumber } from '../phone-number.ts';
import type { Hotline, Plan } from '../plan.ts';
import { linkedNumbers } from '../plan-index.ts';
import type { AgentId } from '../roster.ts';

/** Who knows whom, as far as it was learned before this moment of the replay. */
export interface Memory {
  /** Never changed in place, so that it can be kept as of now. `now` is in epoch milliseconds. */
  familiarityOf(caller: string, now: number): readonly Familiarity[];
  credit(caller: string, agentId: AgentId, answeredAt: number): void;
}

/** What all hotlines remember together, and what those do that have a memory of their own. */
export interface Memories {
  /** The caller as decisions know callers: by a phone number, which may be made up. */
  numberOf(caller: string): PhoneNumber;
  of(hotline: Hotline | null): Memory;
}

export function createMemories(plan: Plan, halfLifeDays: number): Memories {
  const numbers = new Map<string, PhoneNumber>();
  const shared = createMemory(keyOf, halfLifeDays);
  const own = new Map(
    plan.hotlines
      .filter(hotline => hotline.memory === 'own')
      .map(({ name, policy }) => [name, createMemory(keyOf, policy.halfLifeDays)]),
  );

  function numberOf(caller: string): PhoneNumber {
    let number = numbers.get(caller);
    if (number === undefined) {
      number = toPhoneNumber(caller) ?? fictional(numbers.size);
      numbers.set(caller, number);
    }
    return number;
  }

  /** Numbers of one customer share their history. */
  function keyOf(caller: string, now: number): string {
    if (plan.callers.length === 0) return caller;
    const number = numberOf(caller);
    return linkedNumbers(plan, number, now)[0] ?? number;
  }

  return { numberOf, of: hotline => (hotline === null ? undefined : own.get(hotline.name)) ?? shared };
}

function createMemory(keyOf: (caller: string, now: number) => string, halfLifeDays: number): Memory {
  const callers = new Map<string, readonly Familiarity[]>();
  return {
    familiarityOf: (caller, now) => callers.get(keyOf(caller, now)) ?? nobody,
    credit(caller, agentId, answeredAt) {
      const key = keyOf(caller, answeredAt);
      const known = callers.get(key) ?? nobody;
      const index = known.findIndex(one => one.agentId === agentId);
      const after = creditCall(known[index] ?? null, { agentId, answeredAt }, halfLifeDays);
      callers.set(key, index === -1 ? [...known, after] : known.with(index, after));
    },
  };
}

const nobody: readonly Familiarity[] = [];

/** A number from a country code that nobody has. */
export function fictional(index: number): PhoneNumber {
  const number = toPhoneNumber(`999${String(index).padStart(9, '0')}`);
  if (number === null) throw new Error(`No phone number can be made up for ${index}.`);
  return number;
}

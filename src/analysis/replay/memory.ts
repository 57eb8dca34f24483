import { type Contact, returnCallAmong } from '../../domain/calls-in-vain.ts';
import { creditCall, type Familiarity } from '../../domain/familiarity.ts';
import { type PhoneNumber, toPhoneNumber } from '../../domain/phone-number.ts';
import type { Hotline, Plan } from '../../domain/plan.ts';
import { linkedNumbers } from '../../domain/plan-index.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { ReturnCall } from '../../domain/terms.ts';

/** Who knows whom, as far as it was learned before this moment of the replay. */
export interface Memory {
  /**
   * What is known of a caller at `now`, in epoch milliseconds. Never changed in place, so callers may keep
   * it.
   */
  familiarityOf(caller: string, now: number): readonly Familiarity[];
  credit(caller: string, agentId: AgentId, answeredAt: number): void;
}

/** The memory that hotlines share, and those of hotlines that have their own. */
export interface Memories {
  /** The caller as decisions know callers: by a phone number, which may be made up. */
  numberOf(caller: string): PhoneNumber;
  of(hotline: Hotline | null): Memory;
  /** An agent has called somebody in vain; epoch milliseconds. All hotlines share that memory. */
  noteCallInVain(caller: string, agentId: AgentId, calledAt: number): void;
  /** The call that somebody who calls this hotline at `now` returns by the plan's rules; null: none. */
  returnCallOf(caller: string, hotline: Hotline, now: number): ReturnCall | null;
}

export function createMemories(plan: Plan, halfLifeDays: number): Memories {
  const numbers = new Map<string, PhoneNumber>();
  const inVain = new Map<string, Contact>();
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

  /** The key of a caller's history, which all numbers of one customer share. */
  function keyOf(caller: string, now: number): string {
    if (plan.callers.length === 0) return caller;
    const number = numberOf(caller);
    return linkedNumbers(plan, number, now)[0] ?? number;
  }

  function of(hotline: Hotline | null): Memory {
    return (hotline === null ? undefined : own.get(hotline.name)) ?? shared;
  }

  return {
    numberOf,
    of,
    noteCallInVain(caller, agentId, calledAt) {
      const key = keyOf(caller, calledAt);
      if ((inVain.get(key)?.calledAt ?? 0) < calledAt)
        inVain.set(key, { agentId, calledAt, lastAnsweredAt: 0 });
    },
    returnCallOf(caller, hotline, now) {
      const latest = inVain.get(keyOf(caller, now));
      if (latest === undefined) return null;
      const talks = [shared, of(hotline)].flatMap(memory => memory.familiarityOf(caller, now));
      const contacts = talks.map(({ agentId, lastAnsweredAt }) => ({ agentId, calledAt: 0, lastAnsweredAt }));
      return returnCallAmong([latest, ...contacts], now - plan.learning.returnCallMs);
    },
  };
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

/** A made-up number with a country code that no country has. */
export function fictional(index: number): PhoneNumber {
  const number = toPhoneNumber(`999${String(index).padStart(9, '0')}`);
  if (number === null) throw new Error(`No phone number can be made up for ${index}.`);
  return number;
}

import { creditCall, type Familiarity } from '../familiarity.ts';
import { type PhoneNumber, toPhoneNumber } from '../phone-number.ts';
import type { AgentId } from '../roster.ts';

/** Who knows whom, as far as it was learned before this moment of the replay. */
export interface Memory {
  /** The caller as decisions know callers: by a phone number, which may be made up. */
  numberOf(caller: string): PhoneNumber;
  /** Never changed in place, so that it can be kept as of now. */
  familiarityOf(caller: string): readonly Familiarity[];
  credit(caller: string, agentId: AgentId, answeredAt: number): void;
}

interface Known {
  readonly number: PhoneNumber;
  familiarity: readonly Familiarity[];
}

export function createMemory(halfLifeDays: number): Memory {
  const callers = new Map<string, Known>();

  function known(caller: string): Known {
    let one = callers.get(caller);
    if (one === undefined) {
      one = { number: toPhoneNumber(caller) ?? fictional(callers.size), familiarity: [] };
      callers.set(caller, one);
    }
    return one;
  }

  return {
    numberOf: caller => known(caller).number,
    familiarityOf: caller => callers.get(caller)?.familiarity ?? [],
    credit(caller, agentId, answeredAt) {
      const one = known(caller);
      const before = one.familiarity.find(it => it.agentId === agentId) ?? null;
      const after = creditCall(before, { agentId, answeredAt }, halfLifeDays);
      one.familiarity =
        before === null
          ? [...one.familiarity, after]
          : one.familiarity.map(it => (it === before ? after : it));
    },
  };
}

/** A number from a country code that nobody has. */
export function fictional(index: number): PhoneNumber {
  const number = toPhoneNumber(`999${String(index).padStart(9, '0')}`);
  if (number === null) throw new Error(`No phone number can be made up for ${index}.`);
  return number;
}

import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Agent, Device } from '../domain/roster.ts';

/** A device, as far as reachability goes. */
export interface Phone {
  /** Of the device. */
  readonly id: string;
  /** Its name at sipgate. */
  readonly name: string;
  /** The endpoints whose numbers make it ring. */
  readonly endpointIds: readonly string[];
  readonly isOnline: boolean;
  readonly isOnDnd: boolean;
  /** False for external and mobile phones: sipgate does not document what `online` means for them. */
  readonly registrationIsKnown: boolean;
}

export interface AgentNumber {
  readonly number: PhoneNumber;
  readonly endpointId: string;
  /** The name of its endpoint at sipgate; empty if it has none. */
  readonly alias: string;
}

/**
 * Concludes from an agent's phones whether they can be reached, and at which of their numbers: the first that
 * rings a phone that is online and not on do-not-disturb. `phones` is null if nothing is known about them.
 */
export function presenceOf(
  phones: readonly Phone[] | null,
  numbers: readonly AgentNumber[],
): Pick<Agent, 'presence' | 'dialNumber'> {
  if (phones === null) return { presence: 'unverified', dialNumber: numbers[0]?.number ?? null };
  const isKnown = phones.some(phone => phone.isOnline || phone.registrationIsKnown);
  const present = isKnown ? phones.filter(phone => phone.isOnline) : phones;
  const dialNumber = firstNumberOn(
    present.filter(phone => !phone.isOnDnd),
    numbers,
  );
  if (dialNumber !== null) return { presence: isKnown ? 'reachable' : 'unverified', dialNumber };
  const isSilenced = present.length > 0 && present.every(phone => phone.isOnDnd);
  return { presence: isSilenced ? 'do-not-disturb' : 'offline', dialNumber: null };
}

/** The phones that at least one of the numbers rings. */
export function phonesRungBy(numbers: readonly AgentNumber[], phones: readonly Phone[]): readonly Phone[] {
  return phones.filter(phone => numbers.some(({ endpointId }) => phone.endpointIds.includes(endpointId)));
}

/** An agent's phones for people to see, each with those of the agent's numbers that ring it. */
export function toDevices(phones: readonly Phone[], numbers: readonly AgentNumber[]): Device[] {
  return phones.map(({ name, endpointIds, isOnline, isOnDnd, registrationIsKnown }) => {
    const isKnown = isOnline || registrationIsKnown;
    return {
      name,
      presence: isKnown ? (isOnline ? 'online' : 'offline') : 'unverified',
      isOnDnd,
      numbers: numbers.filter(one => endpointIds.includes(one.endpointId)).map(({ number }) => number),
    };
  });
}

function firstNumberOn(phones: readonly Phone[], numbers: readonly AgentNumber[]): PhoneNumber | null {
  const ids = new Set(phones.flatMap(phone => phone.endpointIds));
  return numbers.find(({ endpointId }) => ids.has(endpointId))?.number ?? null;
}

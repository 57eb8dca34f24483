import type { PhoneNumber } from './phone-number.ts';
import type { Agent, Device, Presence, Roster } from './roster.ts';

/** A number that the company itself has given to somebody, since the provider does not say whose it is. */
export interface Join {
  readonly number: PhoneNumber;
  /** The provider's user; null: somebody who is none, known by this number alone. */
  readonly userId: string | null;
  /** What they are called; of a user, what the provider called them then. */
  readonly name: string;
}

/**
 * The roster with what the company has joined by hand. What the provider says of a number goes first: one that
 * it shows as somebody's own, and a hotline's, stay what they are. A user whom the provider no longer has is
 * not rung.
 */
export function joinByHand(
  found: Roster,
  joins: readonly Join[],
  hotlines: ReadonlySet<PhoneNumber>,
): Roster {
  const without = found.withoutNumber ?? [];
  const users = found.agents.filter(one => !isBareNumber(one));
  const ids = new Set([...users, ...without].map(({ id }) => id));
  const owned = new Set(users.flatMap(({ numbers }) => numbers));
  const given = joins.filter(
    ({ number, userId }) =>
      !owned.has(number) && !hotlines.has(number) && (userId === null || ids.has(userId)),
  );
  if (given.length === 0) return found;
  const givenTo = new Map<string | null, PhoneNumber[]>();
  for (const { number, userId } of given) givenTo.set(userId, [...(givenTo.get(userId) ?? []), number]);
  const numbersOf = ({ id }: Agent): readonly PhoneNumber[] => givenTo.get(id) ?? [];
  const spoken = new Set(given.map(({ number }) => number));
  const agents = [
    ...found.agents
      .filter(one => !(isBareNumber(one) && one.numbers.some(number => spoken.has(number))))
      .map(one => ({ ...one, numbers: [...one.numbers, ...numbersOf(one)] })),
    ...without
      .filter(one => givenTo.has(one.id))
      .map(one => withNumbers(one, numbersOf(one), found.accountNumbers ?? [])),
    ...given.filter(({ userId }) => userId === null).map(one => knownByNumber(one.number, one.name)),
  ];
  return found.withoutNumber === undefined
    ? { ...found, agents }
    : { ...found, agents, withoutNumber: without.filter(one => !givenTo.has(one.id)) };
}

/** Somebody known by a number only: always dialled, since nothing shows whether they are there. */
export function knownByNumber(number: PhoneNumber, name: string): Agent {
  return { id: number, name, numbers: [number], presence: 'unverified', dialNumber: number };
}

/** Whether nothing but this number is known of an agent. */
export function isBareNumber({ id, numbers, partOf }: Agent): boolean {
  return partOf === undefined && numbers.length === 1 && numbers[0] === id;
}

/**
 * What an agent's devices show of them, whatever their numbers; nothing is known of one without devices.
 */
export function presenceOfDevices(devices: readonly Device[]): Presence {
  const isKnown = devices.some(({ presence }) => presence !== 'unverified');
  const present = isKnown ? devices.filter(({ presence }) => presence === 'online') : devices;
  if (present.some(({ isOnDnd }) => !isOnDnd)) return isKnown ? 'reachable' : 'unverified';
  if (present.length > 0) return 'do-not-disturb';
  return isKnown ? 'offline' : 'unverified';
}

/** A number of the account rings the user's phones there; of any other it is not known what rings. */
function withNumbers(
  user: Agent,
  numbers: readonly PhoneNumber[],
  accountNumbers: readonly PhoneNumber[],
): Agent {
  const ofAccount = numbers.filter(number => accountNumbers.includes(number));
  const { devices = [] } = user;
  const [desk] = ofAccount;
  if (desk === undefined || devices.length === 0)
    return { ...user, numbers, presence: 'unverified', dialNumber: numbers[0] ?? null };
  const presence = presenceOfDevices(devices);
  const isThere = presence === 'reachable' || presence === 'unverified';
  return {
    ...user,
    numbers,
    presence,
    dialNumber: isThere ? desk : null,
    devices: devices.map(device => ({ ...device, numbers: ofAccount })),
  };
}

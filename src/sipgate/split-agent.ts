import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Agent } from '../domain/roster.ts';
import type { Directory, Member } from './fetch-directory.ts';
import { spellNumber } from './number-agent.ts';
import { type AgentNumber, type Phone, phonesRungBy, presenceOf, toDevices } from './presence.ts';

/**
 * Whether numbers that ring different phones are agents of their own: where the company has listed its
 * agents' numbers, and where one user is all that the token sees, as with the token of sipgate's tutorial.
 */
export function numbersAreAgents(
  { members }: Directory,
  serviceNumbers: readonly PhoneNumber[] | null,
): boolean {
  return serviceNumbers !== null || members.length === 1;
}

/** Numbers of a user that ring the same phones; not empty. */
export interface Line {
  readonly numbers: readonly AgentNumber[];
  /** Those of them that may be dialled; not empty. */
  readonly toDial: readonly AgentNumber[];
}

/**
 * Sorts a user's numbers by the phones they ring, in the order of the numbers. A number that rings no phone,
 * or of which none is known, goes by its endpoint alone. Numbers that ring other phones than any that may be
 * dialled are left out.
 */
export function toLines(
  numbers: readonly AgentNumber[],
  toDial: readonly AgentNumber[],
  phones: readonly Phone[] | null,
): readonly Line[] {
  const rings = (number: AgentNumber): string => ringsWhat(number, phones ?? []);
  return [...new Set(numbers.map(rings))]
    .map(what => ({
      numbers: numbers.filter(number => rings(number) === what),
      toDial: toDial.filter(number => rings(number) === what),
    }))
    .filter(line => line.toDial.length > 0);
}

function ringsWhat(number: AgentNumber, phones: readonly Phone[]): string {
  const ids = phonesRungBy([number], phones).map(({ id }) => id);
  return ids.length === 0 ? `endpoint ${number.endpointId}` : `devices ${ids.join(' ')}`;
}

/**
 * The agents whom the lines of one user make: each with the first of its numbers for an id, which stays the
 * same whatever becomes of the other lines, and with the presence of its own phones.
 */
export function splitAgent(
  member: Member,
  lines: readonly Line[],
  phones: readonly Phone[] | null,
): readonly Agent[] {
  const names = namesOf(member, lines);
  return lines.map(({ numbers, toDial }, index) => {
    const own = phones && phonesRungBy(numbers, phones);
    const agent = {
      id: numbers[0]?.number ?? '',
      name: names[index] ?? '',
      numbers: numbers.map(({ number }) => number),
      ...presenceOf(own, toDial),
      partOf: { userId: member.id, userName: member.name, deviceIds: own?.map(({ id }) => id) ?? [] },
    };
    return own === null ? agent : { ...agent, devices: toDevices(own, numbers) };
  });
}

/** What sipgate calls each line; where that tells nobody apart, the user's name with the number. */
function namesOf({ id, name }: Member, lines: readonly Line[]): readonly string[] {
  const aliases = lines.map(({ numbers }) => numbers[0]?.alias.trim() ?? '');
  return lines.map(({ numbers: [first] }, index) => {
    const alias = aliases[index] ?? '';
    const isTelling = alias !== '' && aliases.filter(other => other === alias).length === 1;
    const number = first === undefined ? '' : spellNumber(first.number);
    // A user of whom only the id is known has that for a name.
    return isTelling ? alias : name === id ? number : `${name} (${number})`;
  });
}

import { createHash } from 'node:crypto';
import type { Roster } from '../../domain/roster.ts';

const versions = new WeakMap<Roster, string>();

/** Changes with whatever is known of the people and numbers of the account, and is worked out once for each roster. */
export function versionOf(roster: Roster): string {
  const known = versions.get(roster);
  if (known !== undefined) return known;
  const { agents, accountNumbers, withoutNumber } = roster;
  const people = agents.map(({ id, name, numbers, presence, dialNumber }) => [
    id,
    name,
    numbers,
    presence,
    dialNumber,
  ]);
  const version = createHash('sha256')
    .update(JSON.stringify([people, accountNumbers, withoutNumber]))
    .digest('base64url')
    .slice(0, 12);
  versions.set(roster, version);
  return version;
}

import { isDeepStrictEqual } from 'node:util';
import { byIdentity, identityOf } from './identity.ts';
import { isRecord } from './is-record.ts';
import { renamesBetween } from './renames.ts';

type Entries = readonly unknown[];

/**
 * For each entry of a changed list, the place of what it was before; null: it is new. Entries that share what identifies
 * them are told apart by what has stayed the same, then by their order.
 */
export function placesBefore(before: Entries, after: Entries): readonly (number | null)[] {
  const places: (number | null)[] = after.map(() => null);
  const left = byIdentity([...before.keys()], index => identityOf(before[index]));
  const groups = byIdentity([...after.keys()], index => identityOf(after[index]));
  const pair = (one: number, former: number): void => {
    places[one] = former;
    const group = left.get(identityOf(before[former])) ?? [];
    group.splice(group.indexOf(former), 1);
  };
  for (const [identity, ones] of groups) {
    const known = left.get(identity) ?? [];
    if (known.length + ones.length > 2)
      for (const one of ones) {
        const same = known.find(index => isDeepStrictEqual(before[index], after[one]));
        if (same !== undefined) pair(one, same);
      }
    for (const one of ones) if (places[one] === null && known[0] !== undefined) pair(one, known[0]);
  }
  for (const [one, former] of renamed(before, after, places)) pair(one, former);
  return places;
}

/** Places of entries that have only got another name, after and before. */
function renamed(
  before: Entries,
  after: Entries,
  places: readonly (number | null)[],
): readonly (readonly [number, number])[] {
  const known = new Set(places);
  const gone = byIdentity(
    [...before.keys()].filter(index => !known.has(index)),
    index => identityOf(before[index]),
  );
  const come = byIdentity(
    [...after.keys()].filter(index => places[index] === null),
    index => identityOf(after[index]),
  );
  const renames = renamesBetween(entriesAt(gone, before), entriesAt(come, after));
  return [...renames].flatMap(([name, former]) => {
    const [one, other] = [come.get(name)?.[0], gone.get(former)?.[0]];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });
}

function entriesAt(groups: ReadonlyMap<string, readonly number[]>, list: Entries): Map<string, unknown> {
  return new Map([...groups].map(([name, indexes]) => [name, indexes.map(index => list[index])]));
}

/**
 * What two people have added that is meant for the same, each with its counterpart: what has the same name or the same
 * phone number; of rules for callers the same number alone, since callers may be called alike.
 */
export function twinsAmong(mine: Entries, theirs: Entries, section: string): ReadonlyMap<unknown, unknown> {
  const [left, right] = [byMark(mine, section), byMark(theirs, section)];
  const twins = new Map<unknown, unknown>();
  const taken = new Set<unknown>();
  for (const mark of [...left.keys()].toSorted()) {
    const one = left.get(mark)?.find(entry => !twins.has(entry));
    const other = right.get(mark)?.find(entry => !taken.has(entry));
    if (one === undefined || other === undefined) continue;
    twins.set(one, other);
    taken.add(other);
  }
  return twins;
}

function byMark(entries: Entries, section: string): ReadonlyMap<string, Entries> {
  const marks = new Map<string, unknown[]>();
  for (const entry of entries)
    for (const mark of marksOf(entry, section)) marks.set(mark, [...(marks.get(mark) ?? []), entry]);
  return marks;
}

function marksOf(entry: unknown, section: string): readonly string[] {
  const { numbers = [], prefixes = [] } = isRecord(entry) ? (entry as Record<string, string[]>) : {};
  const called = [...numbers, ...prefixes].map(number => `number ${number}`);
  return section === 'callers' ? called : [`name ${identityOf(entry)}`, ...called];
}

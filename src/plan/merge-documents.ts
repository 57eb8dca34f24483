import {
  type Choices,
  type Collision,
  type Merging,
  settled,
  startMerging,
  type Three,
} from './collision.ts';
import { isRecord } from './is-record.ts';
import { mergeEntries } from './merge-entries.ts';
import { mergeTexts } from './merge-texts.ts';
import { mergeWeeks } from './merge-weeks.ts';
import { ownValue } from './own-value.ts';
import { renamesBetween } from './renames.ts';

/** Two people's changes of one document, together. */
export interface MergedDocument {
  /** Not checked: parts that are right by themselves may not fit each other. */
  readonly document: object;
  /** Every place where they do not agree, whether somebody has chosen yet or not. */
  readonly collisions: readonly Collision[];
}

/**
 * Puts together what two people have made of one document. What only one of them changed is as that one wants it; where
 * both changed the same in another way, or one removed what the other changed, the choice decides, and theirs stays
 * until there is one.
 */
export function mergeDocuments({ base, mine, theirs }: Three<object>, choices: Choices = {}): MergedDocument {
  const merging = startMerging(choices, mergeValues);
  const document = merging.merge({ base, mine, theirs }, []) as object;
  return { document, collisions: merging.collisions };
}

function mergeValues(three: Three, path: readonly string[], merging: Merging): unknown {
  const done = settled(three);
  if (done !== null) return done.value;
  const { base, mine, theirs } = three;
  if (isWhole(path)) return merging.collide(three, path);
  const lists = entryLists(three);
  if (lists !== null) return someOf(mergeEntries(lists, path, merging));
  if (Array.isArray(mine) && Array.isArray(theirs))
    return mergeTexts({ base: Array.isArray(base) ? base : [], mine, theirs }, path, merging);
  if (!isRecord(mine) || !isRecord(theirs)) return merging.collide(three, path);
  const records = { base: isRecord(base) ? base : {}, mine, theirs };
  if (path.length > 2 && path.at(-1) === 'weekly') return mergeWeeks(records, path, merging);
  return isNaming(path) ? mergeNamed(records, path, merging) : mergeFields(records, path, merging);
}

/** Values whose parts mean nothing without each other: how a caller is turned away, whose they are, and who comes first. */
const wholes = new Set(['withheld', 'blocked', 'fixed', 'deputies', 'turns']);

function isWhole(path: readonly string[]): boolean {
  // Below a section's first level stand fields; above it, names that people gave.
  return path.length > 2 && (wholes.has(path.at(-1) ?? '') || path.slice(2, -1).includes('overflow'));
}

/** Lists of entries; one that is left out has none. Null: it is something else. */
function entryLists({ base, mine, theirs }: Three): Three<readonly unknown[]> | null {
  const all = [base, mine, theirs].map(one => one ?? []);
  const lists = all.filter(one => Array.isArray(one));
  if (lists.length < all.length || !lists.some(list => list.some(isRecord))) return null;
  const [before = [], left = [], right = []] = lists;
  return { base: before, mine: left, theirs: right };
}

function someOf(list: readonly unknown[]): readonly unknown[] | undefined {
  return list.length === 0 ? undefined : list;
}

type Fields = Readonly<Record<string, unknown>>;

function mergeFields(three: Three<Fields>, path: readonly string[], merging: Merging): Fields {
  const { base, mine, theirs } = three;
  const names = new Set([base, mine, theirs].flatMap(fields => Object.keys(fields)));
  return collect(
    [...names].map(name => [
      name,
      merging.merge(
        { base: ownValue(base, name), mine: ownValue(mine, name), theirs: ownValue(theirs, name) },
        [...path, name],
      ),
    ]),
  );
}

/** Whether the names of a record are names that people gave. */
function isNaming([section, ...below]: readonly string[]): boolean {
  return below.length === 0 && ['groups', 'rotas', 'hours'].includes(section ?? '');
}

/** Fields whose names may be changed too. What both added under one name is not one thing: one of them is chosen. */
function mergeNamed(
  { base, mine, theirs }: Three<Fields>,
  path: readonly string[],
  merging: Merging,
): Fields {
  const [ours, others] = [newNames(base, mine), newNames(base, theirs)];
  const kept = Object.keys(base).map((name): [string, unknown] => {
    const [mineName, theirName] = [ours.get(name) ?? name, others.get(name) ?? name];
    const three = { base: base[name], mine: ownValue(mine, mineName), theirs: ownValue(theirs, theirName) };
    const value = merging.merge(three, [...path, name]);
    if (value === undefined || three.mine === undefined || three.theirs === undefined)
      return [three.mine === undefined ? theirName : mineName, value];
    return [
      String(merging.merge({ base: name, mine: mineName, theirs: theirName }, [...path, name, 'name'])),
      value,
    ];
  });
  const added = new Set([...addedTo(mine, base, ours), ...addedTo(theirs, base, others)]);
  return collect([...kept, ...[...added].map(name => mergeAdded(name, { mine, theirs }, path, merging))]);
}

/** Names that are new, and not other names of what was there. */
function addedTo(side: Fields, base: Fields, renamed: ReadonlyMap<string, string>): readonly string[] {
  const other = new Set(renamed.values());
  return Object.keys(side).filter(name => !Object.hasOwn(base, name) && !other.has(name));
}

function mergeAdded(
  name: string,
  { mine, theirs }: Pick<Three<Fields>, 'mine' | 'theirs'>,
  path: readonly string[],
  merging: Merging,
): [string, unknown] {
  const three = { base: undefined, mine: ownValue(mine, name), theirs: ownValue(theirs, name) };
  const done = settled(three);
  return [name, done === null ? merging.collide(three, [...path, name]) : done.value];
}

/** What entries are called by now, by their names before. */
function newNames(base: Fields, side: Fields): ReadonlyMap<string, string> {
  const renames = renamesBetween(new Map(Object.entries(base)), new Map(Object.entries(side)));
  return new Map([...renames].map(([name, former]) => [former, name]));
}

function collect(fields: readonly (readonly [string, unknown])[]): Fields {
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

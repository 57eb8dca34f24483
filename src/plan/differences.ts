import { isDeepStrictEqual } from 'node:util';
import { byIdentity, identityOf } from './identity.ts';
import { isRecord } from './is-record.ts';
import { ownValue } from './own-value.ts';
import { renamesBetween } from './renames.ts';

/** One place at which two documents differ. */
export interface Difference {
  /** From the section down; entries of lists appear by what identifies them, such as a hotline's name. */
  readonly path: readonly string[];
  /** The value before; undefined: none. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two documents differ, place by place; what exists on one side only is reported as a whole. */
export function differencesBetween(before: object | null, after: object | null): readonly Difference[] {
  return compare(before ?? {}, after ?? {}, []);
}

function compare(before: unknown, after: unknown, path: readonly string[]): readonly Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isEntryList(before, path) && isEntryList(after, path)) return compareLists(before, after, path);
  if (!isRecord(before) || !isRecord(after)) return [{ path, before, after }];
  const renames = isNaming(path) ? renamesBetween(toMap(before), toMap(after)) : none;
  const former = new Set(renames.values());
  const names = new Set([...Object.keys(before), ...Object.keys(after)].filter(name => !former.has(name)));
  return [...names].flatMap(name => {
    const old = renames.get(name);
    if (old !== undefined) return [{ path: [...path, name, 'name'], before: old, after: name }];
    return compareField(before, after, [...path, name]);
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether the names of a record are names that people gave. */
function isNaming([section, ...below]: readonly string[]): boolean {
  return below.length === 0 && ['groups', 'rotas', 'hours'].includes(section ?? '');
}

const none: ReadonlyMap<string, string> = new Map();

function toMap(record: Fields): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record));
}

function compareField(before: Fields, after: Fields, at: readonly string[]): readonly Difference[] {
  const name = at.at(-1) ?? '';
  const [old, current] = [ownValue(before, name), ownValue(after, name)];
  // A list that appears or disappears is reported entry by entry.
  if (old === undefined && isEntryList(current, at)) return compareLists([], current, at);
  if (current === undefined && isEntryList(old, at)) return compareLists(old, [], at);
  return compare(old, current, at);
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
): readonly Difference[] {
  const [old, current] = [byIdentity(before, identityOf), byIdentity(after, identityOf)];
  const renames = renamesBetween(old, current);
  const former = new Set(renames.values());
  const names = [...new Set([...old.keys(), ...current.keys()])].filter(name => !former.has(name));
  return names.flatMap(name => {
    const [left, right] = [old.get(renames.get(name) ?? name) ?? [], current.get(name) ?? []];
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      compare(left[index], right[index], [...path, name]),
    ).flat();
  });
}

/**
 * Whether a list consists of independent entries. The steps of an overflow do not, since their order counts.
 */
function isEntryList(value: unknown, path: readonly string[]): value is readonly unknown[] {
  return Array.isArray(value) && !path.includes('overflow') && value.some(isRecord);
}

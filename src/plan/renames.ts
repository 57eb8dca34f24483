import { isRecord } from './is-record.ts';

/**
 * The former names of entries that have only got another name, by their new ones: what has the same phone
 * number, or is the same but for its name.
 */
export function renamesBetween(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const gone = new Map<string, string>();
  for (const [name, entry] of before)
    if (!after.has(name)) for (const mark of marksOf(entry)) gone.set(mark, name);
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const [name, entry] of after) {
    if (before.has(name)) continue;
    const former = marksOf(entry)
      .map(mark => gone.get(mark))
      .find(one => one !== undefined && !taken.has(one));
    if (former === undefined) continue;
    renames.set(name, former);
    taken.add(former);
  }
  return renames;
}

/** By what an entry is recognised under another name. */
function marksOf(entry: unknown): readonly string[] {
  const first: unknown = Array.isArray(entry) && isRecord(entry[0]) ? entry[0] : entry;
  const numbers = isRecord(first) ? first['numbers'] : undefined;
  return Array.isArray(numbers) ? numbers.map(String) : [JSON.stringify(entry)];
}

/**
 * What identifies an entry of a list even after a change: its name, who is away from when or works, or its first
 * number; a text is its own identity. Entries that share one are told apart by their order.
 */
export function identityOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const { name, agent, from, numbers, prefixes, date } = entry as Readonly<Record<string, unknown>>;
  if (name !== undefined) return String(name);
  if (agent !== undefined) return from === undefined ? String(agent) : `${agent} ${from}`;
  return String([numbers, prefixes, date].flat().find(part => part !== undefined) ?? JSON.stringify(entry));
}

/** Groups entries by identity, in order. */
export function byIdentity<T>(entries: readonly T[], identity: (entry: T) => string): Map<string, T[]> {
  const known = new Map<string, T[]>();
  for (const entry of entries) {
    const key = identity(entry);
    const same = known.get(key);
    if (same === undefined) known.set(key, [entry]);
    else same.push(entry);
  }
  return known;
}

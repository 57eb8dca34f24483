/** Counts of several kinds, each by key. All are sums, so what days and hotlines counted apart adds up to the whole. */
export type Tally<Kind extends string = string> = {
  readonly [K in Kind]?: Readonly<Record<string, number>>;
};

/** A tally that is being counted. */
export type OpenTally<Kind extends string> = { [K in Kind]?: Record<string, number> };

export function count<Kind extends string>(
  tally: OpenTally<Kind>,
  kind: Kind,
  key: string | number,
  by = 1,
): void {
  if (by === 0) return;
  const counts = tally[kind];
  if (counts === undefined) tally[kind] = { [key]: by } as Record<string, number>;
  else counts[key] = (counts[key] ?? 0) + by;
}

/** Adds one tally to another. */
export function addTally<Kind extends string>(to: OpenTally<Kind>, from: Tally<Kind>): void {
  for (const kind in from) {
    const added = from[kind];
    const counts: Record<string, number> = to[kind] ?? {};
    for (const key in added) counts[key] = (counts[key] ?? 0) + (added[key] ?? 0);
    to[kind] = counts;
  }
}

/** What was counted of a kind, by key. */
export function countsOf<Kind extends string>(tally: Tally<Kind>, kind: Kind): readonly [string, number][] {
  return Object.entries(tally[kind] ?? {});
}

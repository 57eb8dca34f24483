/**
 * How soon a thing may be logged again, and how many things are told apart: nobody outside must be able to
 * fill the log.
 */
const saidAgainMs = 3_600_000;
const maxThings = 20;

/** Logs a thing when it first happens and then once an hour at most, with how often it has happened since. */
export function createSeldom(clock: () => number): (thing: string, say: (count: number) => void) => void {
  const things = new Map<string, { at: number; since: number }>();
  return (thing, say) => {
    const now = clock();
    const isRecent = ({ at }: { readonly at: number }): boolean => now - at < saidAgainMs;
    if (things.size >= maxThings) for (const [name, said] of things) if (!isRecent(said)) things.delete(name);
    const name = things.has(thing) || things.size < maxThings ? thing : 'whatever more there is';
    const said = things.get(name) ?? { at: Number.NEGATIVE_INFINITY, since: 0 };
    things.set(name, said);
    said.since += 1;
    if (isRecent(said)) return;
    say(said.since);
    said.at = now;
    said.since = 0;
  };
}

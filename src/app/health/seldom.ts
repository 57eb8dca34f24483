/** How soon the same thing is said again, and how many at once: nobody from outside may fill the log. */
const saidAgainMs = 3_600_000;
const maxThings = 20;

/** Says a thing when it first happens and then once an hour, with how often it has happened since it was said. */
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

/**
 * A text without what would steer the terminal that shows it: names and numbers come from outside, with escape sequences or
 * marks that turn the direction of writing in them.
 */
export function printable(text: string): string {
  return text.replaceAll(steering, '\ufffd');
}

/** Controls but for tab and line break, and marks of direction. */
const steering = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Lets `console` print nothing else. */
export function guardConsole(): void {
  for (const method of ['log', 'error'] as const) {
    const print = console[method].bind(console);
    console[method] = (...values: unknown[]) =>
      print(...values.map(value => (typeof value === 'string' ? printable(value) : value)));
  }
}

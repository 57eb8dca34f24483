import type { Warning } from './health-summary.ts';
import { type Reader, type StandingWarning, warningFor } from './health-warnings.ts';

/** Warnings that hold until something else is said about the same thing. */
export interface StandingWarnings {
  /** Null takes back what was said. A function is asked anew each time, for what changes as time goes by. */
  say(thing: string, warning: StandingWarning | null | (() => StandingWarning | null)): void;
  said(reader: Reader): Warning[];
}

export function createStandingWarnings(): StandingWarnings {
  const standing = new Map<string, () => StandingWarning | null>();
  return {
    say(thing, warning) {
      if (warning === null) standing.delete(thing);
      else standing.set(thing, typeof warning === 'function' ? warning : () => warning);
    },
    said: reader =>
      [...standing.values()].flatMap(say => say() ?? []).map(warning => warningFor(reader, warning)),
  };
}

import type { Clock } from '../ports/log.ts';
import { toCheck } from './checks/all-checks.ts';
import { standingCheckOf } from './checks/standing-checks.ts';
import type { Check } from './health-summary.ts';
import type { Reader, StandingWarning } from './health-warnings.ts';

type Say = (thing: string, warning: StandingWarning | null | (() => StandingWarning | null)) => void;

/** What holds until something else is said about the same thing. */
export interface StandingWarnings {
  /** Null takes back what was said. A function is asked anew each time, for what changes as time goes by. */
  readonly warn: Say;
  /** What is no reason to worry. */
  readonly note: Say;
  /** In the order in which it was said, and then what was looked at and is well. */
  checks(reader: Reader): { readonly warnings: Check[]; readonly notes: Check[]; readonly well: Check[] };
}

/** What is said about a thing, and since when (epoch milliseconds); null: it does not hold now. */
interface Said {
  readonly thing: string;
  readonly say: () => StandingWarning | null;
  since: number | null;
}

export function createStandingWarnings(clock: Clock): StandingWarnings {
  const said = { warnings: new Map<string, Said>(), notes: new Map<string, Said>() };
  /** By the name of the check: things may be many. */
  const looked = new Map<string, string>();

  const sayAmong =
    (kind: keyof typeof said): Say =>
    (thing, warning) => {
      looked.set(standingCheckOf(thing).name, thing);
      if (warning === null) {
        said[kind].delete(thing);
        return;
      }
      const say = typeof warning === 'function' ? warning : () => warning;
      const since = said[kind].get(thing)?.since ?? (typeof warning === 'function' ? null : clock());
      said[kind].set(thing, { thing, say, since });
    };

  function checksOf(kind: keyof typeof said, reader: Reader): Check[] {
    return [...said[kind].values()].flatMap(one => {
      const sentence = one.say();
      one.since = sentence === null ? null : (one.since ?? clock());
      if (sentence === null) return [];
      const check = standingCheckOf(one.thing);
      const { howBad, isUnknown, place } = check;
      const found = { sentence, since: one.since, ...(place === undefined ? {} : { place }) };
      if (kind === 'warnings') return [toCheck(check, { ...found, state: 'problem', howBad }, reader)];
      return isUnknown
        ? [toCheck(check, { ...found, state: 'unknown' }, reader)]
        : [toCheck(check, { ...found, state: 'doubtful', howBad: 'hint' }, reader)];
    });
  }

  function well(found: readonly Check[], reader: Reader): Check[] {
    const names = new Set(found.map(({ name }) => name));
    return [...looked].flatMap(([name, thing]) => {
      const check = standingCheckOf(thing);
      const { ok: sentence } = check;
      return names.has(name) || sentence === undefined
        ? []
        : [toCheck(check, { state: 'ok', sentence }, reader)];
    });
  }

  return {
    warn: sayAmong('warnings'),
    note: sayAmong('notes'),
    checks(reader) {
      const [warnings, notes] = [checksOf('warnings', reader), checksOf('notes', reader)];
      return { warnings, notes, well: well([...warnings, ...notes], reader) };
    },
  };
}

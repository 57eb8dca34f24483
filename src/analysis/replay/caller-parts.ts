import type { LoggedCall } from '../../domain/logged-call.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** Parts the callers of a log, each with all their calls, so that every part is as busy as the others. */
export interface CallerParts {
  see(call: LoggedCall): void;
  /** Tells for each call the number of its part, from 1. */
  among(parts: number): (call: LoggedCall) => number;
}

/**
 * Callers are taken in order of how often they called, as many at a time as there are parts, and chance gives one of
 * them to each part: a few who call all day would else fill one part alone. Calls without a caller are parted by chance
 * one by one.
 */
export function createCallerParts(): CallerParts {
  const callsOf = new Map<string, number>();
  return {
    see({ caller, kind }) {
      if (caller !== null && kind === 'hotline') callsOf.set(caller, (callsOf.get(caller) ?? 0) + 1);
    },
    among(parts) {
      const places = parts === 1 ? new Map<string, number>() : deal([...callsOf], parts);
      return ({ caller, callId }) =>
        (caller === null ? undefined : places.get(caller)) ??
        1 + Math.floor(chanceOf(caller ?? callId) * parts);
    },
  };
}

function deal(callers: readonly (readonly [string, number])[], parts: number): Map<string, number> {
  const ranked = callers
    .map(([caller, calls]) => ({ caller, calls, chance: chanceOf(caller) }))
    .sort((a, b) => b.calls - a.calls || a.chance - b.chance);
  const places = new Map<string, number>();
  for (let start = 0; start < ranked.length; start += parts)
    ranked
      .slice(start, start + parts)
      // Drawn anew: among callers with as many calls the first draw has settled the order already.
      .map(({ caller }) => ({ caller, chance: draw(1, subjectOf(caller), purpose.sample) }))
      .sort((a, b) => a.chance - b.chance)
      .forEach(({ caller }, index) => {
        places.set(caller, index + 1);
      });
  return places;
}

function chanceOf(text: string): number {
  return draw(0, subjectOf(text), purpose.sample);
}

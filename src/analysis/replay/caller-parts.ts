import type { LoggedCall } from '../../domain/logged-call.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** Divides the callers of a log, each with all their calls, into parts that are equally busy. */
export interface CallerParts {
  see(call: LoggedCall): void;
  /** Gives for each call the number of its part, from 1. */
  among(parts: number): (call: LoggedCall) => number;
}

/**
 * Callers are taken in order of how often they called, as many at a time as there are parts, and one of them
 * goes to each part at random: otherwise a few who call all day would fill one part alone. Calls without a
 * caller are assigned at random one by one.
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
      // Drawn anew: among callers with equally many calls the first draw has already settled the order.
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

import { type Estimate, isNoise } from '../../acd/measures/bootstrap.ts';
import { differences, type Summary } from '../../acd/measures/summarise.ts';
import type { Comparison, Run } from '../../app/compare-policies.ts';
import { CliError } from '../run-program.ts';

/** What is searched unless bounds are given. */
export const usualBounds = 'RING_FAMILIAR=1..3,RING_NEXT_FAMILIAR=1..3,RING_STRANGERS=1..3';

const mostCombinations = 64;

/** All combinations within bounds such as `RING_FAMILIAR=1..3,HALF_LIFE_DAYS=30|90`, each as a text of settings. */
export function combinations(bounds: string): readonly string[] {
  const choices = bounds.split(',').map(part => {
    const [name = '', values = ''] = part.split('=');
    return valuesOf(values).map(value => `${name.trim()}=${value}`);
  });
  const count = choices.reduce((product, values) => product * values.length, 1);
  if (count > mostCombinations)
    throw new CliError(`${bounds} has ${count} combinations; narrow it down to ${mostCombinations} at most.`);
  return choices.reduce<string[]>(
    (done, values) =>
      done.flatMap(before => values.map(value => (before === '' ? value : `${before},${value}`))),
    [''],
  );
}

/** Settings that are the base of a search, changed by a combination; each as `NAME=VALUE,NAME=VALUE`. */
export function changedBy(base: string, combination: string): string {
  const nameOf = (text: string): string => text.split('=', 1)[0]?.trim() ?? '';
  const changed = new Set(combination.split(',').map(nameOf));
  const kept = base.split(',').filter(text => text !== '' && !changed.has(nameOf(text)));
  return [...kept, combination].join(',');
}

/**
 * The best of the runs: most familiar among those that answer no fewer calls than the first, as far as can be told. Of
 * those that can't be told apart from it the one that lets callers wait least. Null if none is better than the first by
 * more than chance.
 */
export function bestOf({ runs }: Comparison): Run | null {
  const [configured, ...others] = runs;
  if (configured === undefined) return null;
  const better = others.filter(run => {
    return isBetter(differences(run.summary, configured.summary));
  });
  const familiar = (run: Run): number => run.summary.measures.familiar.value ?? 0;
  const [most] = better.toSorted((a, b) => familiar(b) - familiar(a));
  if (most === undefined) return null;
  const alike = better.filter(run => isNoise(differences(most.summary, run.summary).familiar));
  return alike.toSorted((a, b) => waitOf(a) - waitOf(b) || familiar(b) - familiar(a))[0] ?? most;
}

/** What a search came to: the best of the first half of the time, and how it did in the second. */
export interface Tuned {
  readonly name: string;
  /** Whether it was better there too by more than chance. */
  readonly hasHeld: boolean;
  readonly gains: ReturnType<typeof differences>;
  readonly summary: Summary;
}

/** @param judged what is configured, and the best, in the second half of the time; null: nothing was better. */
export function judge(judged: Comparison | null): Tuned | null {
  const [configured, best] = judged?.runs ?? [];
  if (configured === undefined || best === undefined) return null;
  const gains = differences(best.summary, configured.summary);
  return { name: best.name, hasHeld: isBetter(gains), gains, summary: best.summary };
}

/** Clearly more familiar, and not clearly fewer answered. */
function isBetter({ familiar, answered }: ReturnType<typeof differences>): boolean {
  const isClear = (gain: Estimate, sign: 1 | -1): boolean => !isNoise(gain) && (gain.value ?? 0) * sign > 0;
  return isClear(familiar, 1) && !isClear(answered, -1);
}

/** Mean time that a caller is made to wait, over all callers, in milliseconds. */
function waitOf({ summary: { measures } }: Run): number {
  return (measures.held.value ?? 0) * (measures.heldMs.value ?? 0);
}

function valuesOf(text: string): string[] {
  const range = /^(\d{1,3})\.\.(\d{1,3})$/.exec(text.trim());
  if (range === null) return text.split('|').map(value => value.trim());
  const [from, until] = [Number(range[1]), Number(range[2])];
  if (from > until) throw new CliError(`"${text}" runs backwards; write the smaller number first.`);
  return Array.from({ length: until - from + 1 }, (_, index) => `${from + index}`);
}

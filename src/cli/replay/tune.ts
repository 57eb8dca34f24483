import { isNoise } from '../../acd/measures/bootstrap.ts';
import { differences } from '../../acd/measures/summarise.ts';
import type { Comparison, Run } from '../../app/compare-policies.ts';
import { CliError } from '../run-program.ts';

/** What is searched unless bounds are given. */
export const usualBounds = 'RING_FAMILIAR=1..3,RING_STRANGERS=1..3,HALF_LIFE_DAYS=30|90';

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

/**
 * The best of the runs: most familiar among those that answer no fewer calls than the configured settings, as far as can
 * be told. Null if none is better by more than chance.
 */
export function bestOf({ runs }: Comparison): Run | null {
  const [configured, ...others] = runs;
  if (configured === undefined) return null;
  const better = others.filter(run => {
    const gains = differences(run.summary, configured.summary);
    const answersFewer = !isNoise(gains.answered) && (gains.answered.value ?? 0) < 0;
    return !answersFewer && !isNoise(gains.familiar) && (gains.familiar.value ?? 0) > 0;
  });
  const familiar = (run: Run): number => run.summary.measures.familiar.value ?? 0;
  return better.toSorted((a, b) => familiar(b) - familiar(a))[0] ?? null;
}

/** What the search came to. `judged` are the configured settings and the best, in the second half of the time. */
export function verdict(best: Run | null, judged: Comparison | null): string {
  const [configured, again] = judged?.runs ?? [];
  if (best === null || configured === undefined || again === undefined)
    return 'Tuned: within these bounds nothing is better than the configured settings by more than chance.';
  const { familiar, answered } = differences(again.summary, configured.summary);
  const points = (value: number | null): string => `${((value ?? 0) * 100).toFixed(1)} points`;
  const change = `familiar ${points(familiar.value)}, answered ${points(answered.value)}`;
  return isNoise(familiar) || (familiar.value ?? 0) < 0
    ? `Tuned: "${best.name}" was best in the first half of the time, but in the second the difference is noise (${change}). Keep what is configured.`
    : `Tuned: "${best.name}" was best in the first half of the time, and in the second it held (${change}).`;
}

function valuesOf(text: string): string[] {
  const range = /^(\d{1,3})\.\.(\d{1,3})$/.exec(text.trim());
  if (range === null) return text.split('|').map(value => value.trim());
  const [from, until] = [Number(range[1]), Number(range[2])];
  if (from > until) throw new CliError(`"${text}" runs backwards; write the smaller number first.`);
  return Array.from({ length: until - from + 1 }, (_, index) => `${from + index}`);
}

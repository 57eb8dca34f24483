import { type Figures, foldFigures } from '../../analysis/measures/figures.ts';
import type { Clock } from '../ports/log.ts';
import type { ArchiveContext } from './archive-context.ts';
import { readFates } from './count-calls.ts';
import { dayOf, wallClockOf } from './local-days.ts';

export interface Comparison {
  readonly yesterday: Figures;
  readonly lastWeek: Figures;
}

/** Yesterday and last week change slowly, and many screens ask every second. */
const believedMs = 60_000;

/** Compares once a minute at most. */
export function rememberComparison(
  compare: () => Promise<Comparison>,
  clock: Clock,
): () => Promise<Comparison> {
  let known: { readonly at: number; readonly comparison: Promise<Comparison> } | null = null;
  return () => {
    const now = clock();
    if (known !== null && Math.abs(now - known.at) < believedMs) return known.comparison;
    const comparison = compare();
    known = { at: now, comparison };
    comparison.catch(() => {
      known = null;
    });
    return comparison;
  };
}

/** The figures of yesterday and of a week ago, up to the same time of day. */
export async function compareFigures(context: ArchiveContext): Promise<Comparison> {
  const now = context.clock();
  const figuresOf = async (daysBefore: number): Promise<Figures> => {
    const toLocal = wallClockOf(context);
    const { from } = dayOf(now, toLocal, daysBefore);
    const to = from + (now - dayOf(now, toLocal).from);
    return foldFigures(await readFates(context, { from, to }), context.known.plan.goals.serviceLevelMs);
  };
  return { yesterday: await figuresOf(1), lastWeek: await figuresOf(7) };
}

// Wall screens use this too, in browsers as old as 2018.

/** How a share stands to its goal: well below it is worse than a little. */
export type Reached = 'met' | 'near' | 'below';

/** So much below the goal is a little. */
const littleBelow = 0.1;

/** Null: there is nothing to measure, or no goal. Compared as it is shown, in whole percent. */
export function reachedOf(part: number, whole: number, goal: number): Reached | null {
  if (whole === 0 || goal === 0) return null;
  const missing = goal - part / whole;
  if (missing < 0.005) return 'met';
  return missing <= littleBelow ? 'near' : 'below';
}

/** The calls of which it is known what became of them: whoever is still ringing is not yet missed. */
export function settledOf({
  answered,
  missed,
}: {
  readonly answered: number;
  readonly missed: number;
}): number {
  return answered + missed;
}

/** Signs beside the words, for those to whom colours say nothing. */
export const reachedSigns: Readonly<Record<Reached, string>> = { met: '✓', near: '▾', below: '▼' };

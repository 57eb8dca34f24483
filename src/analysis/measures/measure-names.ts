/**
 * The measures that are ratios of two sums: the units over which their interval is bootstrapped, and the sums
 * they divide. docs/GLOSSARY.md has their formulas in words.
 */
export const ratioMeasures = {
  answered: { unit: 'day', over: ['answered', 'calls'] },
  lostThoughFree: { unit: 'day', over: ['lostThoughFree', 'observed'] },
  abandoned: { unit: 'day', over: ['abandoned', 'calls'] },
  overflowed: { unit: 'day', over: ['overflowed', 'calls'] },
  held: { unit: 'day', over: ['held', 'heldKnown'] },
  heldMs: { unit: 'day', over: ['heldMs', 'held'] },
  serviceLevel: { unit: 'day', over: ['inTime', 'calls'] },
  speedOfAnswerMs: { unit: 'day', over: ['answerMs', 'timed'] },
  returnedWithinWeek: { unit: 'day', over: ['returned', 'couldReturn'] },
  priceOfHoldingMs: { unit: 'day', over: ['heldMs', 'heldToFamiliar'] },
  heldInVain: { unit: 'day', over: ['heldInVain', 'held'] },
  familiar: { unit: 'caller', over: ['familiar', 'returning'] },
  top: { unit: 'caller', over: ['top', 'returning'] },
  ownShare: { unit: 'caller', over: ['ownShare', 'returning'] },
} as const satisfies Record<string, RatioMeasure>;

export type MeasureName = keyof typeof ratioMeasures;
export const measureNames = Object.keys(ratioMeasures) as readonly MeasureName[];

export const dayColumns = [
  'calls',
  'answered',
  'lostThoughFree',
  'observed',
  'abandoned',
  'overflowed',
  'heldKnown',
  'held',
  'heldMs',
  'inTime',
  'answerMs',
  'timed',
  'couldReturn',
  'returned',
  'heldToFamiliar',
  'heldInVain',
] as const;
export type DayColumn = (typeof dayColumns)[number];

export const callerColumns = ['returning', 'familiar', 'top', 'ownShare'] as const;
export type CallerColumn = (typeof callerColumns)[number];

export type RatioMeasure =
  | { readonly unit: 'day'; readonly over: readonly [DayColumn, DayColumn] }
  | { readonly unit: 'caller'; readonly over: readonly [CallerColumn, CallerColumn] };

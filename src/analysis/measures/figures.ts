import { type CallFate, isFamiliar, isReturning } from './call-fate.ts';

/** The figures of a period as counts. Formulas are in docs/GLOSSARY.md, "Measures". */
export interface Figures {
  readonly offered: number;
  readonly answered: number;
  /** Calls that are over without an answer. */
  readonly missed: number;
  readonly answeredInTime: number;
  /** Mean from ringing to answer in milliseconds; null where nothing was answered. */
  readonly speedOfAnswerMs: number | null;
  /** Calls by callers who had talked to somebody before. */
  readonly byReturningCallers: number;
  /** How many of these reached an agent the caller had talked to. */
  readonly familiar: number;
}

/** Counts what became of calls, one after another. */
export interface FigureFold {
  count(fate: CallFate): void;
  /** Takes a counted call back, because more is known of it now. */
  discount(fate: CallFate): void;
  /** @param serviceLevelMs time within which a call must be answered to count as answered in time, in whole seconds */
  figures(serviceLevelMs: number): Figures;
}

export function createFigureFold(): FigureFold {
  let offered = 0;
  let answered = 0;
  let missed = 0;
  /** Answered calls by the second within which they were. What is in time may change in the course of a day. */
  const within = new Map<number, number>();
  let answerMs = 0;
  let byReturningCallers = 0;
  let familiar = 0;

  function add(fate: CallFate, one: 1 | -1): void {
    offered += one;
    if (isReturning(fate)) byReturningCallers += one;
    if (isFamiliar(fate)) familiar += one;
    if (fate.outcome === 'answered') answered += one;
    else if (fate.outcome !== 'open') missed += one;
    const { answeredAfterMs } = fate;
    if (answeredAfterMs === null) return;
    const second = Math.ceil(answeredAfterMs / 1000);
    within.set(second, (within.get(second) ?? 0) + one);
    answerMs += one * answeredAfterMs;
  }

  return {
    count: fate => add(fate, 1),
    discount: fate => add(fate, -1),
    figures: serviceLevelMs => ({
      offered,
      answered,
      missed,
      answeredInTime: sumOf([...within].filter(([second]) => second * 1000 <= serviceLevelMs)),
      speedOfAnswerMs: answered === 0 ? null : answerMs / answered,
      byReturningCallers,
      familiar,
    }),
  };
}

function sumOf(counts: readonly (readonly [number, number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

export function foldFigures(fates: Iterable<CallFate>, serviceLevelMs: number): Figures {
  const fold = createFigureFold();
  for (const fate of fates) fold.count(fate);
  return fold.figures(serviceLevelMs);
}

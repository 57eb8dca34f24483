import { type CallFate, isFamiliar, isInTime, isReturning, usualServiceLevelMs } from './call-fate.ts';

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
  figures(): Figures;
}

/** @param serviceLevelMs time within which a call must be answered to count as answered in time */
export function createFigureFold(serviceLevelMs: number = usualServiceLevelMs): FigureFold {
  let offered = 0;
  let answered = 0;
  let missed = 0;
  let answeredInTime = 0;
  let answerMs = 0;
  let byReturningCallers = 0;
  let familiar = 0;

  function add(fate: CallFate, one: 1 | -1): void {
    offered += one;
    if (isReturning(fate)) byReturningCallers += one;
    if (isFamiliar(fate)) familiar += one;
    if (fate.outcome === 'answered') answered += one;
    else if (fate.outcome !== 'open') missed += one;
    if (isInTime(fate, serviceLevelMs)) answeredInTime += one;
    answerMs += one * (fate.answeredAfterMs ?? 0);
  }

  return {
    count: fate => add(fate, 1),
    discount: fate => add(fate, -1),
    figures: () => ({
      offered,
      answered,
      missed,
      answeredInTime,
      speedOfAnswerMs: answered === 0 ? null : answerMs / answered,
      byReturningCallers,
      familiar,
    }),
  };
}

export function foldFigures(fates: Iterable<CallFate>): Figures {
  const fold = createFigureFold();
  for (const fate of fates) fold.count(fate);
  return fold.figures();
}

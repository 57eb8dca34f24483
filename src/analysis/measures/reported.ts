import type { Language } from '../../domain/language.ts';
import type { Estimate } from './bootstrap.ts';
import {
  type CallbackMeasure,
  callbackFormulas,
  callbackMeasuresOf,
  callbackTexts,
} from './callback-measures.ts';
import type { CallbackFigures } from './callbacks.ts';
import type { Figures } from './figures.ts';
import { measureNames } from './measure-names.ts';
import { type FigureName, formulaTexts, measureTexts } from './measure-texts.ts';
import type { Summary } from './summarise.ts';

/** A measure as a report shows it, with its interval where it has one. */
export interface ReportedFigure extends Estimate {
  readonly name: FigureName | CallbackMeasure;
  readonly text: Readonly<Record<Language, string>>;
  readonly formula: Readonly<Record<Language, string>>;
  /** A share is from 0 to 1. */
  readonly unit: 'share' | 'ms' | 'index';
}

export interface ReportedSummary {
  readonly calls: number;
  /** Calls by callers who had talked to somebody before, and how many of them reached somebody they knew. */
  readonly returningCalls: number;
  readonly familiarCalls: number;
  readonly measures: readonly ReportedFigure[];
}

/** What is measured of callbacks on request, in the order in which it is told. */
export function callbacksReported(of: CallbackFigures, figures: Figures): readonly ReportedFigure[] {
  return Object.entries(callbackMeasuresOf(of, figures)).map(([key, value]) => {
    const name = key as CallbackMeasure;
    return {
      name,
      text: { de: callbackTexts.de[name], en: callbackTexts.en[name] },
      formula: { de: callbackFormulas.de[name], en: callbackFormulas.en[name] },
      unit: unitOf(name),
      ...exactly(value),
    };
  });
}

/** The measures in their order, each with its name and formula. */
export function toReported(summary: Summary): ReportedSummary {
  const { calls, returningCalls, familiarCalls, measures, speedOfAnswerP90Ms, heldP90Ms, load } = summary;
  const { occupancy, maxToMean } = load;
  return {
    calls,
    returningCalls,
    familiarCalls,
    measures: [
      ...measureNames.map(name => toFigure(name, measures[name])),
      toFigure('speedP90', exactly(speedOfAnswerP90Ms)),
      toFigure('heldP90', exactly(heldP90Ms)),
      toFigure('occupancy', exactly(occupancy)),
      toFigure('maxToMean', exactly(maxToMean)),
    ],
  };
}

function toFigure(name: FigureName, { value, low, high }: Estimate): ReportedFigure {
  const text = { de: measureTexts.de[name], en: measureTexts.en[name] };
  const formula = { de: formulaTexts.de[name], en: formulaTexts.en[name] };
  return { name, text, formula, unit: unitOf(name), value, low, high };
}

function exactly(value: number | null): Estimate {
  return { value, low: null, high: null };
}

function unitOf(name: string): ReportedFigure['unit'] {
  if (name.endsWith('P90') || name.endsWith('Median') || name.endsWith('Ms')) return 'ms';
  return name === 'maxToMean' ? 'index' : 'share';
}

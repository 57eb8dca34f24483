import { type Estimate, isNoise } from '../../analysis/measures/bootstrap.ts';
import type { MeasureName } from '../../analysis/measures/measure-names.ts';
import type { FigureName } from '../../analysis/measures/measure-texts.ts';
import { differences, type Summary } from '../../analysis/measures/summarise.ts';
import type { Comparison, Run } from '../../app/page/compare-policies.ts';
import type { Language } from '../../domain/language.ts';
import { reportCallbacks } from './callback-report.ts';
import { createFigures, type Figures } from './figures.ts';
import type { ReportTable } from './report-table.ts';
import type { ReportWords } from './report-words.ts';
import { reportWords } from './words.ts';

/** A comparison in words and tables, not yet rendered for a terminal or a page. */
export interface Report {
  readonly title: string;
  readonly span: string;
  readonly sentences: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly formulas: readonly (readonly [name: string, formula: string])[];
  readonly limits: readonly string[];
}

export interface ReportOptions {
  readonly language: Language;
  /** The time zone whose days are shown. */
  readonly timeZone: string;
  /** The run to compare with: the name of a variant, or null for what happened. */
  readonly baseline: string | null;
  readonly serviceLevelMs: number;
  readonly rejectedRows: number;
}

const main: readonly MeasureName[] = ['answered', 'familiar', 'top', 'ownShare', 'lostThoughFree'];

export function toReport(comparison: Comparison, options: ReportOptions): Report {
  const words = reportWords[options.language];
  const figures = createFigures(words.locale);
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: options.timeZone });
  const recorded = { ...comparison.recorded, name: words.recorded };
  const runs = [recorded, ...comparison.runs];
  const baseline = runs.find(run => run.name === options.baseline) ?? recorded;
  const others = runs.filter(run => run !== baseline);
  const { survey } = comparison;
  const callbacks = reportCallbacks(runs, words.variant, options.language, figures);
  return {
    title: words.title,
    span: words.span(
      day.format(comparison.measuredFrom),
      day.format(survey.lastAt ?? comparison.measuredFrom),
      figures.count(recorded.summary.calls),
      figures.count(survey.agents),
    ),
    sentences: others.filter(run => run !== recorded).map(run => sentence(run, baseline, words, figures)),
    tables: [
      valueTable(words.values, [...main, 'returnedWithinWeek'], runs, words, figures),
      speedTable(runs, words, figures),
      differenceTable(others, baseline, words, figures),
      teamTable(runs, words, figures),
      ...callbacks.tables,
    ],
    formulas: [...formulas(words, options.serviceLevelMs, figures), ...callbacks.formulas],
    limits: [...limits(comparison, options.rejectedRows, words, figures), ...callbacks.limits],
  };
}

/** The result in the words of the business. */
function sentence(run: Run, baseline: Run, words: ReportWords, figures: Figures): string {
  const { familiarCalls, returningCalls, measures } = run.summary;
  const gains = differences(run.summary, baseline.summary);
  const calls = Math.round((gains.familiar.value ?? 0) * returningCalls);
  const compared = isNoise(gains.familiar)
    ? words.same(baseline.name)
    : (calls > 0 ? words.more : words.fewer)(figures.count(Math.abs(calls)), baseline.name);
  const answered = isNoise(gains.answered)
    ? words.answeredSame
    : words.answeredMore(figures.points(gains.answered.value ?? 0));
  const share = measures.familiar.value === null ? '' : ` (${figures.percent(measures.familiar.value)})`;
  return `${words.reached(run.name, figures.count(familiarCalls), figures.count(returningCalls))}${share}${compared}${answered}.`;
}

function valueTable(
  title: string,
  names: readonly MeasureName[],
  runs: readonly Run[],
  words: ReportWords,
  figures: Figures,
): ReportTable {
  return {
    title,
    headings: [words.variant, ...names.map(name => words.columns[name])],
    rows: runs.map(({ name, summary }) => [
      name,
      ...names.map(measure => figures.estimate(measure, summary.measures[measure])),
    ]),
  };
}

function speedTable(
  runs: readonly Run[],
  { speed, variant, columns }: ReportWords,
  figures: Figures,
): ReportTable {
  const names = [
    'speedOfAnswerMs',
    'speedP90',
    'serviceLevel',
    'held',
    'heldMs',
    'heldP90',
    'abandoned',
    'overflowed',
  ] as const;
  const cell = (
    name: (typeof names)[number],
    { measures, speedOfAnswerP90Ms, heldP90Ms }: Summary,
  ): string => {
    if (name === 'speedP90') return figures.seconds(speedOfAnswerP90Ms);
    return name === 'heldP90' ? figures.seconds(heldP90Ms) : figures.estimate(name, measures[name]);
  };
  return {
    title: speed,
    headings: [variant, ...names.map(name => columns[name])],
    rows: runs.map(({ name, summary }) => [name, ...names.map(column => cell(column, summary))]),
  };
}

function differenceTable(
  runs: readonly Run[],
  baseline: Run,
  words: ReportWords,
  figures: Figures,
): ReportTable {
  const cell = (name: MeasureName, gain: Estimate): string =>
    `${figures.difference(name, gain)}${isNoise(gain) && gain.value !== null ? ` ${words.noise}` : ''}`;
  const names: readonly MeasureName[] = [...main, 'serviceLevel'];
  return {
    title: words.differences(baseline.name),
    headings: [words.variant, ...names.map(name => words.columns[name])],
    rows: runs.map(run => {
      const gains = differences(run.summary, baseline.summary);
      return [run.name, ...names.map(name => cell(name, gains[name]))];
    }),
  };
}

function teamTable(runs: readonly Run[], words: ReportWords, figures: Figures): ReportTable {
  const columns = ['occupancy', 'maxToMean'] as const;
  const cells = ({ load: { occupancy, maxToMean } }: Summary): string[] => [
    occupancy === null ? '–' : figures.percent(occupancy),
    figures.index(maxToMean),
  ];
  return {
    title: words.team,
    headings: [words.variant, ...columns.map(name => words.columns[name])],
    rows: runs.map(({ name, summary }) => [name, ...cells(summary)]),
  };
}

function formulas(
  words: ReportWords,
  serviceLevelMs: number,
  figures: Figures,
): readonly (readonly [string, string])[] {
  return (Object.keys(words.formulas) as FigureName[]).map(name => [
    name === 'serviceLevel'
      ? `${words.columns[name]} (${figures.seconds(serviceLevelMs)})`
      : words.columns[name],
    words.formulas[name],
  ]);
}

function limits(
  { survey }: Comparison,
  rejectedRows: number,
  { notes }: ReportWords,
  figures: Figures,
): readonly string[] {
  const unidentified = 1 - survey.identifiedCalls / Math.max(1, survey.hotlineCalls);
  return [
    ...(unidentified > 0 ? [notes.unidentified(figures.percent(unidentified))] : []),
    ...(survey.ownCalls === 0 ? [notes.noOwnCalls] : []),
    ...(survey.callsInVain === 0 ? [notes.noCallsInVain] : []),
    notes.duty,
    ...(survey.agentsLeftOut > 0 ? [notes.leftOut(figures.count(survey.agentsLeftOut))] : []),
    ...(survey.overlappingCalls > 0 ? [notes.overlapping(figures.count(survey.overlappingCalls))] : []),
    ...(survey.withoutTalkTime > 0 ? [notes.withoutTalkTime(figures.count(survey.withoutTalkTime))] : []),
    ...(rejectedRows > 0 ? [notes.rejected(figures.count(rejectedRows))] : []),
    ...(survey.patienceIsKnown ? [] : [notes.noPatience]),
    notes.noGivingUp,
    notes.recordedDiffers,
    notes.intervals,
  ];
}

import type { Meaning } from '../phone-spelling.ts';
import { judgeDates } from './date-column.ts';
import type { DayOrder } from './date-text.ts';
import type { ClockReading, DurationReading } from './duration.ts';
import { judgeDurations } from './duration-column.ts';
import { judgeNumbers, type NumberReading } from './number-column.ts';
import type { TableSurvey } from './survey.ts';
import type { TableLayout } from './table-layout.ts';

/** What an operator has said of a table; null: nothing. */
export interface ReadingOptions {
  readonly areaCode: string | null;
  readonly bareNumbers: Meaning | null;
  readonly durations: ClockReading | null;
  readonly dates: DayOrder | null;
}

/** How a table is read where a cell alone does not tell. */
export interface TableReading {
  readonly numbers: NumberReading;
  readonly durations: DurationReading;
  readonly dates: DayOrder | null;
}

export interface JudgedTable {
  readonly reading: TableReading;
  /** What was understood without being told, in the operator's words. */
  readonly notes: readonly string[];
  /** What must be said before the table can be read, with both readings. */
  readonly questions: readonly string[];
}

/**
 * Judges the columns of a table as a whole: by what the operator says, else by what is known of the system it comes from, else by
 * what its rows show.
 *
 * @param hotlineArea the area code of the hotline, which numbers without one may be meant to have; null: unknown.
 */
export function judgeTable(
  survey: TableSurvey,
  { known, columns }: TableLayout,
  {
    headings,
    options,
    hotlineArea,
  }: {
    readonly headings: readonly string[];
    readonly options: ReadingOptions;
    readonly hotlineArea: string | null;
  },
): JudgedTable {
  const [talkColumn = -1] = columns.talkTime ?? [];
  const durations = durationsOf(survey, headings[talkColumn] ?? '', known?.durations ?? null, options);
  const dates = options.dates ?? judgeDates(survey.dates);
  const bare = options.bareNumbers ?? judgeNumbers(survey.numbers);
  return {
    reading: {
      numbers: { bare, areaCode: options.areaCode },
      durations: durations?.reading ?? { clock: 'm:ss', unitMs: 1000 },
      dates: dates === 'ask' ? null : dates,
    },
    notes: [
      ...durationNotes(survey, durations),
      ...dateNotes(survey, dates, options),
      ...numberNotes(survey, bare, options, hotlineArea),
    ],
    questions: [
      ...(durations === null ? [durationQuestion(survey.durations.example ?? '')] : []),
      ...(dates === 'ask' ? [dateQuestion(survey.dates)] : []),
    ],
  };
}

interface Durations {
  readonly reading: DurationReading;
  readonly why: string | null;
}

function durationsOf(
  { durations: counts }: TableSurvey,
  heading: string,
  known: ClockReading | null,
  options: ReadingOptions,
): Durations | null {
  const judged = judgeDurations(counts, heading);
  const clock = options.durations ?? known;
  if (clock === null || counts.example === null) return judged;
  const why = options.durations === null ? 'as that system writes them' : null;
  return { reading: { unitMs: judged?.reading.unitMs ?? 1000, clock }, why };
}

const clockWords: Readonly<Record<ClockReading, string>> = {
  'h:mm': 'hours and minutes',
  'm:ss': 'minutes and seconds',
};

function durationNotes(
  { durations: { example } }: TableSurvey,
  durations: Durations | null,
): readonly string[] {
  if (durations === null || durations.why === null) return unitNotes(durations);
  const { why, reading } = durations;
  const other = reading.clock === 'h:mm' ? 'm:ss' : 'h:mm';
  return [
    `durations such as "${example}" are ${clockWords[reading.clock]}, ${why}; --durations ${other} reads them otherwise.`,
  ];
}

function unitNotes(durations: Durations | null): readonly string[] {
  if (durations === null || durations.reading.unitMs === 1000) return [];
  const units: Readonly<Record<number, string>> = { 1: 'milliseconds', 60000: 'minutes', 3600000: 'hours' };
  return [`durations without a unit are ${units[durations.reading.unitMs] ?? 'parts of a day'}.`];
}

function dateNotes(
  { dates: { example } }: TableSurvey,
  order: DayOrder | 'ask' | null,
  options: ReadingOptions,
): readonly string[] {
  if (order === null || order === 'ask' || options.dates !== null) return [];
  const shown = example === null ? '' : ` in "${example}" too`;
  return [
    `the ${order === 'day-first' ? 'day' : 'month'} stands first in dates${shown}, as others can be nothing else.`,
  ];
}

function numberNotes(
  { numbers }: TableSurvey,
  bare: Meaning | null,
  options: ReadingOptions,
  hotlineArea: string | null,
): readonly string[] {
  const such = `such as ${numbers.examples.map(text => `"${text}"`).join(', ')}`;
  const begin = `${count(numbers.bare, 'number')} ${numbers.bare === 1 ? 'begins' : 'begin'} with neither + nor 0, ${such}`;
  const meant =
    bare === 'german'
      ? 'read as German without the 0, which spreadsheets cut off; --bare-numbers abroad reads a country code in them'
      : 'read as beginning with a country code; --bare-numbers german reads them as German without the 0';
  const area = hotlineArea === null ? 'and the area code' : `${hotlineArea}, that of the hotline,`;
  return [
    ...(numbers.bare > 0 && bare !== null ? [`${begin}: ${meant}.`] : []),
    ...(numbers.bare > 0 && bare === null
      ? [
          `${begin}: German without the 0, or with a country code? Say --bare-numbers german or --bare-numbers abroad.`,
        ]
      : []),
    ...(numbers.local > 0 && options.areaCode === null
      ? [`${count(numbers.local, 'number')} without an area code: --area-code ${area} would add it.`]
      : []),
    ...(numbers.several > 0
      ? [`${count(numbers.several, 'cell')} with several numbers: the first counts.`]
      : []),
  ];
}

function durationQuestion(example: string): string {
  const [first = '', second = ''] = example.split(':').map(part => String(Number(part)));
  return (
    `"${example}" is ${first} h ${second} min, or ${first} min ${second} s, and no row tells which: ` +
    'say --durations h:mm or --durations m:ss'
  );
}

function dateQuestion({ example, dayFirst, monthFirst }: TableSurvey['dates']): string {
  const why =
    dayFirst > 0 && monthFirst > 0
      ? `in ${dayFirst} dates only the first number can be the day, in ${monthFirst} only the second`
      : `"${example}" may have the day or the month first, and no row tells which`;
  return `${why}: say --dates day-first or --dates month-first`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

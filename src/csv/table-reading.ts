import type { Meaning } from '../numbers/phone-spelling.ts';
import { dateQuestion, judgeDates } from './date-column.ts';
import type { DayOrder } from './date-text.ts';
import type { DurationForm, DurationReading } from './duration.ts';
import { judgeDurations } from './duration-words.ts';
import { judgeNumbers, type NumberReading } from './number-column.ts';
import type { TableSurvey } from './survey.ts';
import type { TableLayout } from './table-layout.ts';

/** What an operator has said of a table; null: nothing. */
export interface ReadingOptions {
  readonly areaCode: string | null;
  readonly bareNumbers: Meaning | null;
  readonly durations: DurationForm | null;
  readonly dates: DayOrder | null;
}

/** How a table is read where a cell alone does not tell. */
export interface TableReading {
  readonly numbers: NumberReading;
  readonly durations: DurationReading;
  /** Of times to wait. */
  readonly waits: DurationReading;
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
 * Judges the columns of a table as a whole: by what the operator says, else by what is known of the system it
 * comes from, else by what its rows show.
 *
 * @param hotlineArea the area code of the hotline, which numbers without one may be meant to have; null:
 * unknown.
 */
export function judgeTable(
  survey: TableSurvey,
  { known, columns }: TableLayout,
  {
    headings,
    options,
    hotlineArea,
    waitHeading = '',
  }: {
    readonly headings: readonly string[];
    readonly options: ReadingOptions;
    readonly hotlineArea: string | null;
    /** The heading over times to wait, which only a log has. */
    readonly waitHeading?: string;
  },
): JudgedTable {
  const [talkColumn = -1] = columns.talkTime ?? [];
  const told = options.durations;
  const durations = judgeDurations(survey.durations, {
    heading: headings[talkColumn] ?? '',
    known: known === null ? null : { clock: known.durations ?? null },
    told,
  });
  const waits = judgeDurations(survey.waits, { heading: waitHeading, told });
  const dates = options.dates ?? judgeDates(survey.dates);
  const bare = options.bareNumbers ?? judgeNumbers(survey.numbers);
  return {
    reading: {
      numbers: { bare, areaCode: options.areaCode },
      durations: durations.reading,
      waits: waits.reading,
      dates: dates === 'ask' ? null : dates,
    },
    notes: [
      ...new Set([...durations.notes, ...waits.notes]),
      ...dateNotes(survey, dates, options),
      ...numberNotes(survey, bare, options, hotlineArea),
      ...outcomeNotes(survey),
    ],
    questions: [
      ...new Set([...durations.questions, ...waits.questions]),
      ...(dates === 'ask' ? [dateQuestion(survey.dates)] : []),
    ],
  };
}

function dateNotes(
  { dates: { example, short } }: TableSurvey,
  order: DayOrder | 'ask' | null,
  options: ReadingOptions,
): readonly string[] {
  if (order === null || order === 'ask' || options.dates !== null) return [];
  if (order === 'year-first')
    return ['the year stands first in dates, as it changes least; --dates day-first reads them otherwise.'];
  const first = order === 'day-first' ? 'day' : 'month';
  if (order === 'day-first' && short !== null)
    return [
      `the day stands first in dates such as "${short.example}"; --dates year-first reads them otherwise.`,
    ];
  const shown = example === null ? '' : ` in "${example}" too`;
  return [`the ${first} stands first in dates${shown}, as others can be nothing else.`];
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

const wordsShown = 5;

function outcomeNotes({ unreadOutcomes }: TableSurvey): readonly string[] {
  if (unreadOutcomes.size === 0) return [];
  const words = [...unreadOutcomes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, wordsShown)
    .map(([word, rows]) => `"${word}" (${rows})`);
  return [
    `whether a call was answered is not understood of ${words.join(', ')}: there, it was if there is an answer or a duration.`,
  ];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

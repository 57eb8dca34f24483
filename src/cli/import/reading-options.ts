import { type Command, Option } from 'commander';
import { type DayOrder, dayOrders } from '../../csv/date-text.ts';
import { type DurationForm, durationForms } from '../../csv/duration.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { surveyTable, type TableSurvey } from '../../csv/survey.ts';
import type { TableLayout } from '../../csv/table-layout.ts';
import { judgeTable, type TableReading } from '../../csv/table-reading.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { areaCodeOf, type Meaning, meanings } from '../../numbers/phone-spelling.ts';
import { CliError } from '../run-program.ts';
import { say } from '../say.ts';
import { headingsTwice, readAreaCode } from './table-options.ts';

/** What an operator can say about a table that the table itself does not show. */
export interface ReadingCliOptions {
  readonly durations?: DurationForm;
  readonly dates?: DayOrder;
  readonly areaCode?: string;
  readonly bareNumbers?: Meaning;
}

export function addReadingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--durations <form>', 'what 1:10 is in the table, or the unit of 1,5').choices(
        durationForms,
      ),
    )
    .addOption(new Option('--dates <order>', 'what comes first in 03/04/2026').choices(dayOrders))
    .option('--area-code <code>', 'of numbers in the table that have none', readAreaCode)
    .addOption(
      new Option('--bare-numbers <kind>', 'what numbers are that begin with neither + nor 0').choices(
        meanings,
      ),
    );
}

export interface JudgedForCommand {
  readonly survey: TableSurvey;
  readonly reading: TableReading;
}

/** Examines the columns as a whole, says what was understood, and asks for what can't be found out. */
export async function judgeForCommand(
  csv: CsvFile,
  layout: TableLayout,
  {
    options,
    hotlines,
    waits = [],
    refusal,
    signal,
  }: {
    readonly options: ReadingCliOptions;
    /** Their area code may be that of numbers without one. */
    readonly hotlines: Iterable<PhoneNumber>;
    /** Columns of waits. */
    readonly waits?: readonly (readonly number[])[];
    /** Such as `nothing was imported`. */
    readonly refusal: string;
    readonly signal: AbortSignal;
  },
): Promise<JudgedForCommand> {
  const survey = await surveyTable(csv, layout, { onProgress: () => {}, signal, waits });
  const [[waitColumn = -1] = []] = waits;
  const { reading, notes, questions } = judgeTable(survey, layout, {
    headings: csv.headings,
    hotlineArea: [...hotlines].map(areaCodeOf).find(code => code !== null) ?? null,
    waitHeading: csv.headings[waitColumn] ?? '',
    options: {
      areaCode: options.areaCode ?? null,
      bareNumbers: options.bareNumbers ?? null,
      durations: options.durations ?? null,
      dates: options.dates ?? null,
    },
  });
  if (csv.linesBefore > 0) say(`the headings are below ${csv.linesBefore} other lines.`);
  for (const heading of headingsTwice(csv, layout.columns))
    say(`several columns are called "${heading}": the first counts.`);
  for (const note of notes) say(note);
  if (questions.length > 0)
    throw new CliError(`the table can be read in two ways, so ${refusal}: ${questions.join('; ')}.`);
  return { survey, reading };
}

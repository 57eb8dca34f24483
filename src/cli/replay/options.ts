import { type Command, InvalidArgumentError, Option } from 'commander';
import { usualHabits } from '../../analysis/replay/phones.ts';
import { callGuesses } from '../../csv/call-fields.ts';
import { type Condition, parseCondition } from '../../csv/condition.ts';
import { type Encoding, encodings } from '../../csv/encoding.ts';
import { logFields, type NamedLogColumns } from '../../csv/log-fields.ts';
import type { Language } from '../../domain/language.ts';
import { addReadingOptions, type ReadingCliOptions } from '../import/reading-options.ts';
import { readTimeZone } from '../import/table-options.ts';

export interface ReplayCliOptions extends ReadingCliOptions {
  readonly csv?: string;
  readonly column: NamedLogColumns;
  readonly map: NamedLogColumns;
  readonly pseudonyms: boolean;
  readonly hotlineIf?: Condition;
  readonly answeredIf?: Condition;
  readonly skipIf?: Condition;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly timeZone?: string;
  readonly problems?: string;
  readonly policy: readonly string[];
  readonly set: readonly string[];
  readonly plan: readonly string[];
  readonly hotline?: string;
  readonly baseline?: string;
  readonly missed: number;
  readonly pickUp: number;
  readonly ring: number;
  readonly patience?: number;
  readonly warmUp?: number;
  readonly callers: { readonly number: number; readonly of: number };
  /** Left out: as the company's goals say. */
  readonly serviceLevel?: number;
  readonly seed: number;
  readonly json: boolean;
  readonly html?: string;
  readonly lang: Language;
}

/** Adds the options of `familiar replay`. */
export function addReplayOptions(command: Command): Command {
  return addReadingOptions(command)
    .option('--csv <file>', 'replay the calls of this file instead of the own history')
    .option(
      '--column <field=heading>',
      `which column means what; fields: ${Object.keys(logFields).join(', ')}`,
      addColumn,
      {},
    )
    .option('--map <field=heading,…>', 'the same for several, as for an import', addColumns, {})
    .option('--pseudonyms', 'callers are names or keys and no phone numbers, whatever they look like', false)
    .option('--hotline-if <column=values>', 'rows that are calls to the hotline', parseCondition)
    .option(
      '--answered-if <column=values>',
      'rows that were answered; default: those with an agent',
      parseCondition,
    )
    .option('--skip-if <column=values>', 'rows to leave out', parseCondition)
    .addOption(new Option('--encoding <name>', 'default: found out').choices(encodings))
    .option('--delimiter <character>', 'between cells; default: found out')
    .option(
      '--timezone, --time-zone <zone>',
      'of times without an offset (Europe/Berlin, of Teams UTC)',
      readTimeZone,
    )
    .option('--problems <file>', 'write every problem with a row into this file')
    .option('--policy <name>', 'a policy to compare; may be given several times', addText, [])
    .option('--set <NAME=VALUE,…>', 'settings to compare; may be given several times', addText, [])
    .option('--plan <file>', 'a configuration (YAML) to compare; may be given several times', addText, [])
    .option('--hotline <name>', 'whose calls these are if the log does not say; default: the first one')
    .option('--baseline <name>', 'compare with this one of them; default: with what happened')
    .option('--missed <percent>', 'share of offers that a free agent does not pick up', readPercent, 5)
    .option(
      '--pick-up <seconds>',
      'median time until a phone is picked up; 0: at once',
      readSeconds,
      usualHabits.pickUpMedianMs / 1000,
    )
    .option(
      '--ring <seconds>',
      'time after which a phone that nobody picks up stops ringing; 0: known at once',
      readSeconds,
      usualHabits.ringTimeoutMs / 1000,
    )
    .option('--patience <seconds>', 'half of the callers wait longer; default: as in the log', readWhole)
    .option(
      '--warm-up <days>',
      'days that only teach who knows whom; default: 30, at most a third',
      readWhole,
    )
    .option('--callers <part/of>', 'replay a part of the callers only, such as 1/2', readPart, {
      number: 1,
      of: 1,
    })
    .option(
      '--service-level <seconds>',
      'time within which a call should be answered; default: as the goals of the configuration say',
      readWhole,
    )
    .option('--seed <number>', 'another seed, another fate for every call', readWhole, 1)
    .option('--json', 'print the result as JSON', false)
    .option('--html <file>', 'write a report with pictures into this file')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['en', 'de']).default('en'));
}

function addColumn(text: string, before: NamedLogColumns): NamedLogColumns {
  const [field = '', heading] = text.split(/=(.*)/s);
  if (!(field in logFields || field in callGuesses) || heading === undefined)
    throw new InvalidArgumentError(
      `Write FIELD=HEADING with one of these fields:\n${Object.entries(logFields)
        .map(([name, meaning]) => `  ${name}: ${meaning}`)
        .join('\n')}`,
    );
  return { ...before, [field.trim()]: heading.trim() };
}

function addColumns(text: string, before: NamedLogColumns): NamedLogColumns {
  return text.split(',').reduce((named, pair) => addColumn(pair.trim(), named), before);
}

function addText(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function readPercent(text: string): number {
  const value = /^\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!(value <= 100)) throw new InvalidArgumentError('Give a number from 0 to 100.');
  return value;
}

function readSeconds(text: string): number {
  const value = /^\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!(value <= 120)) throw new InvalidArgumentError('Give seconds from 0 to 120.');
  return value;
}

function readWhole(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 999999.');
  return Number(text);
}

function readPart(text: string): { readonly number: number; readonly of: number } {
  const [, number = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  if (!(Number(number) >= 1 && Number(number) <= Number(of)))
    throw new InvalidArgumentError('Give a part such as 1/2, the first of two.');
  return { number: Number(number), of: Number(of) };
}

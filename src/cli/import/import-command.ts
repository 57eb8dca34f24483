import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { AppContext } from '../../app/context.ts';
import { putInForce } from '../../app/plan/follow-plan.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Config } from '../../config/config.ts';
import { planFromSettings } from '../../config/plan-from-settings.ts';
import {
  nothingBeside,
  readServerUrl,
  type ServerConfig,
  serverKindOf,
} from '../../config/read-server-url.ts';
import { encodings } from '../../csv/encoding.ts';
import type { Language } from '../../domain/language.ts';
import { connect } from '../../wiring/configured-connection.ts';
import { createContext } from '../../wiring/create-context.ts';
import { openConfiguredHistory, openTutorialHistory } from '../../wiring/past-calls.ts';
import { silentLog } from '../create-log.ts';
import { langOption } from '../lang-option.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor } from '../open-store.ts';
import { CliError } from '../run-program.ts';
import { untilSignal } from '../until-signal.ts';
import { importTable, type TableOptions } from './import-table.ts';
import { importWords } from './import-words.ts';
import { addReadingOptions } from './reading-options.ts';
import { type RunOptions, runImport, sayStopped } from './run-import.ts';
import { readAlias, readMapping, readTimeZone } from './table-options.ts';

interface ImportCommandOptions extends Omit<TableOptions, 'csv'> {
  readonly csv?: string;
  /** True: in the database that is configured. */
  readonly tutorial?: string | true;
  readonly dryRun: boolean;
  readonly lang: Language;
}

export function importCommand(): Command {
  return addReadingOptions(new Command('import'))
    .description('take over past calls, from sipgate or from a table')
    .option('--csv <FILE>', 'a table of calls, instead of the history that sipgate keeps')
    .addOption(
      new Option(
        '--tutorial [url]',
        'the calls that sipgate’s tutorial wrote down, instead of what sipgate keeps',
      ).conflicts('csv'),
    )
    .option('--map <field=column,…>', 'which column holds what, where that is not recognised', readMapping)
    .option('--agent <name=id,…>', 'whom the table means by a name that sipgate does not know', readAlias)
    .option('--time-zone <name>', 'of the times in the table (Europe/Berlin, of Teams UTC)', readTimeZone)
    .addOption(new Option('--encoding <name>', 'of the table, where it is not recognised').choices(encodings))
    .option('--skip-bad-rows', 'import the other rows if some of the table can’t be used', false)
    .option('--dry-run', 'say what would happen, and change nothing', false)
    .addOption(langOption())
    .addHelpText(
      'after',
      `
A table may be packed with gzip. --tutorial without an address reads the configured MySQL database; with - the address is read
from the standard input, where no list of processes shows its password.

Tables of FRITZ!Box, STARFACE, 3CX, Placetel, sipgate, Asterisk, FreePBX and Microsoft Teams are recognised. Otherwise the
fields are caller, agent, called, callingAgent, answeredAt or startedAt, endedAt, talkTime, direction and outcome. Ctrl-C stops an import; the same
command goes on from there, and importing twice changes nothing.

Examples:
  familiar import
  familiar import --csv calls.csv.gz --dry-run
  familiar import --tutorial - < address.txt
  familiar import --csv calls.csv --map "caller=Kundennummer,startedAt=Tag+Uhrzeit" --agent "Zentrale=w0"`,
    )
    .action(runCommand);
}

async function runCommand(options: ImportCommandOptions): Promise<void> {
  const config = loadConfig();
  const stopping = new AbortController();
  void untilSignal().then(() => stopping.abort());
  const run = { isTrial: options.dryRun, lang: options.lang, signal: stopping.signal };
  const surroundings = { log: noticeLog, clock: Date.now };
  const store = await openStoreFor(options.dryRun ? 'look' : 'change', config, {
    ...surroundings,
    log: silentLog,
  });
  try {
    const { csv, tutorial } = options;
    const plan = planFromSettings(config);
    const context = createContext(config, store, { ...surroundings, plan });
    await putInForce(context, plan, null);
    if (tutorial !== undefined) await importFromTutorial(config, context, { ...run, address: tutorial });
    else if (csv === undefined) await importFromSipgate(config, context, run);
    else await importTable({ config, context }, { ...options, csv }, run);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    sayStopped(null, options.lang);
  } finally {
    await store.close();
  }
}

async function importFromSipgate(config: Config, context: AppContext, run: RunOptions): Promise<void> {
  const { store, known, connection, clock, log } = context;
  const { outgoing } = known.plan.learning;
  await connect(context, config);
  const history = await openConfiguredHistory(
    config,
    connection.current,
    { hotlines: known.hotlines, outgoing, clock, log },
    run.signal,
  );
  if (history === null) throw new CliError(importWords[run.lang].noToken);
  await runImport(store, history, run);
}

async function importFromTutorial(
  config: Config,
  { store, clock }: AppContext,
  { address, ...run }: RunOptions & { readonly address: string | true },
): Promise<void> {
  const place = address === true ? null : readAddress(address === '-' ? await readInput() : address);
  await using history = await openTutorialHistory(config, place, clock);
  if (history === null) throw new CliError(importWords[run.lang].noTutorial);
  await runImport(store, history, run);
}

/** What is on the standard input. */
async function readInput(): Promise<string> {
  return (await text(process.stdin)).trim();
}

/** Refused here and not by commander, which would print the address with its password. */
function readAddress(address: string): ServerConfig {
  const read = readServerUrl(address, nothingBeside);
  if (read.ok && read.database.kind === 'mysql') {
    for (const warning of read.warnings) noticeLog.warn({}, warning);
    return read.database;
  }
  const isShapeless = read.ok || serverKindOf(address) !== 'mysql' || read.remedy.startsWith('give ');
  const remedy = isShapeless ? 'give mysql://user:password@host:port/name' : read.remedy;
  throw new CliError(
    `the address behind --tutorial is refused. ${remedy.replace(/^./, letter => letter.toUpperCase())}.`,
  );
}

/** Notes for the person who waits. */
const noticeLog: Log = { ...silentLog, warn: (_, message) => console.error(`familiar: ${message}`) };

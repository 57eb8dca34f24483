import { Command, Option } from 'commander';
import type { Language } from '../../domain/language.ts';
import { loadConfig } from '../load-config.ts';
import { CliError } from '../run-program.ts';
import { check } from './check.ts';
import { readConnected } from './connected.ts';
import { undoSettings, writeSettings } from './write-settings.ts';

interface ConnectOptions {
  readonly check: boolean;
  readonly write: boolean;
  readonly undo: boolean;
  readonly yes: boolean;
  readonly lang: Language;
}

export function connectCommand(): Command {
  return new Command('connect')
    .description('look whether sipgate’s calls would arrive here, or set the addresses at sipgate')
    .option('--check', 'look at the token, the addresses at sipgate, and our own address from outside', false)
    .option('--write', 'set WEBHOOK_URL at sipgate, after showing what is there now', false)
    .option('--undo', 'set what was there before the last --write', false)
    .option('--yes', 'do not ask', false)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['en', 'de']).default('en'))
    .addHelpText('after', '\nExamples:\n  familiar connect --check --lang de\n  familiar connect --write')
    .action(connect);
}

async function connect({ check: isCheck, write, undo, yes, lang }: ConnectOptions): Promise<void> {
  if ([isCheck, write, undo].filter(Boolean).length !== 1)
    throw new CliError('say one of --check, --write and --undo.');
  const connected = await readConnected(loadConfig());
  const isGood = isCheck
    ? await check(connected, lang)
    : await (write ? writeSettings : undoSettings)(connected, { yes, lang });
  if (!isGood) process.exitCode = 1;
}

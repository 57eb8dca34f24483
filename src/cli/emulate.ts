import { readFile, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseUrl } from '../domain/parse-url.ts';
import { exampleCompany } from '../emulator/company.ts';
import type { Emulator } from '../emulator/control.ts';
import { startEmulator } from '../emulator/emulator.ts';
import { parseScenario, playScenario } from '../emulator/scenario.ts';
import { sharedUserCompany } from '../emulator/shared-user-company.ts';
import { readPositive } from './read-positive.ts';
import { CliError } from './run-program.ts';
import { untilSignal } from './until-signal.ts';

interface EmulateOptions {
  readonly port: number;
  readonly flavour: 'classic' | 'neo';
  readonly speed: number;
  readonly push: string;
  readonly publicKeyFile: string;
  readonly sharedUser?: true;
  readonly scenario?: string;
}

export function emulateCommand(): Command {
  return new Command('emulate')
    .description('run a sipgate of our own: REST API, telephone network and webhooks')
    .option('--port <N>', 'where it listens on 127.0.0.1', readPositive, 8090)
    .addOption(
      new Option('--flavour <platform>', 'account platform').choices(['classic', 'neo']).default('classic'),
    )
    .option('--speed <N>', 'how many seconds pass in one', readPositive, 1)
    .option('--push <URL>', 'where events are pushed', readUrl, 'http://127.0.0.1:8080/push')
    .option(
      '--public-key-file <FILE>',
      'where the key of its signatures is written',
      'emulator-public-key.pem',
    )
    .option('--shared-user', 'an account like that of sipgate’s tutorial: all numbers belong to one user')
    .option('--scenario <FILE>', 'play these calls and end; a JSON file, see docs/emulator.md')
    .addHelpText('after', '\nExample:\n  familiar emulate --speed 10 --push http://127.0.0.1:8080/push')
    .action(emulate);
}

async function emulate(options: EmulateOptions): Promise<void> {
  const stopped = untilSignal();
  const { push, sharedUser, ...more } = options;
  const company = sharedUser === true ? sharedUserCompany() : exampleCompany();
  const emulator = await startEmulator({ ...more, company, incomingUrl: push, outgoingUrl: push });
  try {
    await writeFile(options.publicKeyFile, emulator.publicKeyPem);
    if (options.scenario !== undefined) await play(emulator, options.scenario);
    else {
      console.log(introduce(emulator, options));
      await stopped;
    }
  } finally {
    await emulator.close();
  }
}

async function play(emulator: Emulator, file: string): Promise<void> {
  const scenario = parseScenario(await readScenario(file));
  for (const [name, { outcome, answeredBy, waitedSeconds }] of await playScenario(emulator, scenario))
    console.log(
      `${name}: ${outcome}${answeredBy === null ? '' : ` by ${answeredBy}`} after ${Math.round(waitedSeconds)} s`,
    );
}

async function readScenario(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CliError(
      `the scenario ${file} can't be read as JSON: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

function introduce({ url, apiUrl, tokenId, token, company }: Emulator, options: EmulateOptions): string {
  const hotline = company.hotlines[0]?.number ?? '';
  return `An emulated sipgate (${options.flavour}) listens at ${url}. Start Familiar against it with these settings:

WEBHOOK_URL=${options.push}
TOKEN_ID=${tokenId}
TOKEN=${token}
CENTRAL_SERVICE_PHONE=${hotline}
SIPGATE_API_URL=${apiUrl}
SIPGATE_PUBLIC_KEY_FILE=${options.publicKeyFile}

Then place a call:
  curl -X POST ${url}/emulator/calls -H 'content-type: application/json' -d '{"from":"+491713920050","to":"${hotline}"}'`;
}

function readUrl(text: string): string {
  if (parseUrl(text) === null)
    throw new InvalidArgumentError('Give a URL such as http://127.0.0.1:8080/push.');
  return text;
}

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { judge } from '../../app/health/checks/all-checks.ts';
import { type CommandLineFacts, type Gathered, nothingGathered } from '../../app/health/checks/facts.ts';
import { type Folders, readDisks } from '../../app/health/gather-facts.ts';
import type { Check } from '../../app/health/health-summary.ts';
import type { Config } from '../../config/config.ts';
import { foldersOf } from '../../wiring/configured-files.ts';
import { inspectConfiguredDatabase } from '../../wiring/configured-store.ts';
import { type Examined, examineConfig } from '../load-config.ts';
import { askService } from './ask-service.ts';
import { askSipgate } from './ask-sipgate.ts';

/** What was found, and whether the service can start with this configuration. */
export interface Examination {
  readonly checks: readonly Check[];
  readonly starts: boolean;
}

/** Looks at everything that can be seen from here, and asks the service for what only it knows. */
export async function examineInstallation(): Promise<Examination> {
  const examined = await examineConfig();
  const { config, problems } = examined;
  const facts = { ...nothingGathered, now: Date.now(), counts: null, isPastKnown: false, company: null };
  if (config === null) {
    const commandLine = { ...whatIsWrong(examined), service: null, database: null };
    return { checks: judge({ ...facts, commandLine }, 'admin'), starts: false };
  }
  const [{ service, checks }, own] = await Promise.all([askService(config), lookAround(config)]);
  const { database, ...gathered } = own;
  const commandLine = { ...whatIsWrong(examined), service, database };
  return {
    checks: merge(judge({ ...facts, ...gathered, commandLine }, 'admin'), checks),
    starts: problems.length === 0,
  };
}

function whatIsWrong({ problems, warnings }: Examined): Pick<CommandLineFacts, 'problems' | 'warnings'> {
  return { problems, warnings };
}

type Seen = Partial<Gathered> & Pick<CommandLineFacts, 'database'>;

/** What can be seen without the service. */
async function lookAround(config: Config): Promise<Seen> {
  const [database, disks, account] = await Promise.all([
    compareDatabase(config),
    readDisks(nearest(foldersOf(config))),
    askSipgate(config),
  ]);
  return { ...account, database, disks, webhookUrl: config.webhookUrl?.href ?? null };
}

async function compareDatabase(config: Config): Promise<Seen['database']> {
  try {
    return { value: await inspectConfiguredDatabase(config) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { why: { en: why, de: why } };
  }
}

/** Folders that are made at the first start will lie in those above. */
function nearest(folders: Folders): Folders {
  const existing = (path: string): string =>
    existsSync(path) || path === dirname(path) ? path : existing(dirname(path));
  return folders.map(({ holds, path }) => ({ holds, path: existing(path) }));
}

/** What is seen from here counts; what is not, as the service says. */
function merge(own: readonly Check[], ofService: readonly Check[]): readonly Check[] {
  const seen = own.filter(({ state }) => state !== 'unknown');
  const said = ofService.filter(({ name }) => !seen.some(check => check.name === name));
  const left = own.filter(check => !seen.includes(check) && !said.some(({ name }) => name === check.name));
  return [...seen, ...said, ...left];
}

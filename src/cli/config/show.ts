import { Command } from 'commander';
import { documentOf, readCurrentPlan } from '../../app/plan/plan-desk.ts';
import { renderPlan } from '../../plan/render-plan.ts';
import { readPositive } from '../read-positive.ts';
import { CliError } from '../run-program.ts';
import { atDesk } from './at-desk.ts';
import { currentYaml } from './current-yaml.ts';
import { sayNotes } from './tell.ts';

interface ShowOptions {
  readonly json: boolean;
  readonly revision?: number;
}

export function showCommand(): Command {
  return new Command('show')
    .description('print what is in force as commented YAML')
    .option('--revision <N>', 'what was in force then; "familiar config log" lists them', readPositive)
    .option('--json', 'print it as JSON', false)
    .action(show);
}

async function show({ json, revision }: ShowOptions): Promise<void> {
  await atDesk('look', async desk => {
    const roster = await desk.store.loadRoster();
    if (revision !== undefined) {
      const stored = await desk.store.readRevision(revision);
      if (stored === null)
        throw new CliError(`there is no revision ${revision}; "familiar config log" lists them.`);
      const document = (await documentOf(stored)) ?? desk.fromEnvironment;
      console.log(json ? toJson(document) : renderPlan(document, roster, stored.written).trimEnd());
      return;
    }
    const { document, notes } = await readCurrentPlan(desk.store);
    sayNotes(notes);
    console.log(json ? toJson(document ?? desk.fromEnvironment) : (await currentYaml(desk)).trimEnd());
  });
}

function toJson(document: object): string {
  return JSON.stringify(document, null, 2);
}

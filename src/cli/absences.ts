import { Command } from 'commander';
import { applyPlan } from '../app/apply-plan.ts';
import { readCurrentPlan } from '../app/plan-desk.ts';
import { readAbsences } from '../calendar/ics.ts';
import { zoneOf } from '../plan/compile-plan.ts';
import { mergeAbsences } from '../plan/merge-absences.ts';
import { agentCalled } from './agent-called.ts';
import { atDesk, byOption } from './config/at-desk.ts';
import { readAtMost } from './config/read-text.ts';
import { tellApplied } from './config/tell.ts';
import { CliError } from './run-program.ts';

interface ImportOptions {
  readonly agent: string;
  readonly deputy?: readonly string[];
  readonly by: string;
}

export function absencesCommand(): Command {
  const command = new Command('absences').description('absences of agents, from their calendars');
  command
    .command('import')
    .description('take over the absences in a calendar file; importing it again replaces them')
    .argument('<file>', '.ics file, or - for standard input')
    .requiredOption('--agent <agent>', 'whose calendar it is: full name, number or id')
    .option('--deputy <agent...>', 'who stands in, in this order')
    .addOption(byOption())
    .addHelpText(
      'after',
      '\nExample:\n  familiar absences import anna.ics --agent "Anna Beck" --deputy "Ben Koch"',
    )
    .action(importAbsences);
  return command;
}

/** As much as a calendar of many years has. */
const maxIcsBytes = 5 * 1024 * 1024;

async function importAbsences(file: string, { agent, deputy = [], by }: ImportOptions): Promise<void> {
  const bytes = await readAtMost(file, maxIcsBytes);
  await atDesk('change', async desk => {
    const { revision, document } = await readCurrentPlan(desk.store);
    const before = document ?? desk.fromEnvironment;
    const zone = zoneOf(before.timeZone);
    const now = desk.clock();
    const read = await readAbsences(bytes, { zone, now });
    if (!read.ok) throw new CliError(`${file}: ${read.problem}`);
    for (const warning of read.warnings) console.error(`familiar: ${warning}`);
    // Absences that were imported before are recognised by the id.
    const { id } = agentCalled(await desk.store.loadRoster(), agent);
    const merged = mergeAbsences(before, read.absences, { agent: id, deputies: deputy, zone, now });
    tellApplied(await applyPlan(desk, { document: merged }, { by, basedOn: revision }), file);
  });
}

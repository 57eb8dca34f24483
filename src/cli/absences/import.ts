import { Command } from 'commander';
import { calendarCalled } from '../../app/plan/change-calendars.ts';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { importCalendar } from '../../app/plan/import-calendar.ts';
import type { PlanDesk } from '../../app/plan/plan-desk.ts';
import { maxCalendarBytes, readCalendar } from '../../calendar/ics.ts';
import type { Language } from '../../domain/language.ts';
import { agentCalled } from '../agent-called.ts';
import { atDesk, byOption } from '../config/at-desk.ts';
import { readAtMost } from '../config/read-text.ts';
import { tellApplied } from '../config/tell.ts';
import { langOption } from '../lang-option.ts';
import { noteApplied } from '../note.ts';
import { CliError } from '../run-program.ts';
import { absenceWords } from './absence-words.ts';
import { type ChoiceOptions, choiceOf, withChoice } from './choice-options.ts';
import { tellChanges, tellRead } from './tell-report.ts';

interface ImportOptions extends ChoiceOptions {
  readonly agent?: string;
  readonly team?: boolean;
  readonly deputy?: readonly string[];
  readonly calendar?: string;
  readonly replace?: boolean;
  readonly keep?: boolean;
  readonly dryRun?: boolean;
  readonly by: string;
  readonly lang: Language;
}

export function importCommand(): Command {
  const command = new Command('import')
    .description('take over the absences in a calendar file; what it has no longer is removed')
    .argument('<file>', '.ics file, or - for standard input')
    .option('--agent <agent>', 'whose calendar it is: full name, number or id')
    .option('--team', 'it is a calendar of several, whose events name who is away')
    .option('--deputy <agent...>', 'who stands in, in this order')
    .option('--calendar <name>', 'which one it is, where there are several')
    .option('--replace', 'remove what the file does not have, even if that is all')
    .option('--keep', 'remove nothing for want of it in the file')
    .option('--dry-run', 'only say what would happen');
  return withChoice(command)
    .addOption(byOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      `
Examples:
  familiar absences import anna.ics --agent "Anna Beck" --deputy "Ben Koch"
  familiar absences import team.ics --team --title Urlaub Krank`,
    )
    .action(importAbsences);
}

async function importAbsences(file: string, options: ImportOptions): Promise<void> {
  const { agent, team = false, deputy = [], calendar, dryRun = false, by, lang } = options;
  const words = absenceWords[lang];
  if ((agent !== undefined) === team) throw new CliError(words.whose);
  if (options.replace && options.keep) throw new CliError(words.replaceOrKeep);
  const bytes = await readAtMost(file, maxCalendarBytes);
  await atDesk('change', async (desk, store) => {
    // A team's calendar needs a name, to be distinguished from those of its agents.
    const source = calendar ?? (team ? 'Team' : null);
    const { document } = await currentDocument(desk);
    if (source !== null && calendarCalled(document, source) !== null)
      throw new CliError(words.isPublished(source));
    const agentId = agent === undefined ? null : await idOf(desk, agent);
    const imported = await importCalendar(desk, readCalendar, {
      bytes,
      agentId,
      source,
      deputies: await Promise.all(deputy.map(name => idOf(desk, name))),
      choice: choiceOf(options),
      missing: options.replace ? 'replace' : options.keep ? 'keep' : 'ask',
      by,
      isTrial: dryRun,
    });
    if (imported.kind === 'unreadable') throw new CliError(`${file}: ${imported.problem[lang]}`);
    tellRead(imported.report, lang);
    if (imported.kind === 'held') throw new CliError(words.heldBack(file, imported.held));
    if (dryRun) console.log(words.trial);
    else {
      await noteApplied({ store, by }, imported.applied, 'absences-changed', agentId ?? source ?? '');
      tellApplied(imported.applied, file, lang);
    }
    tellChanges(imported.report, await desk.store.loadRoster(), lang);
  });
}

/** Absences that were imported before are recognised by the id. */
async function idOf({ store }: PlanDesk, agent: string): Promise<string> {
  return agentCalled(await store.loadRoster(), agent).id;
}

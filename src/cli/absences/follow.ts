import { Command } from 'commander';
import { saveCalendar } from '../../app/plan/change-calendars.ts';
import { defaultMinutes } from '../../app/plan/refresh-calendars.ts';
import type { Language } from '../../domain/language.ts';
import { agentCalled } from '../agent-called.ts';
import { byOption } from '../config/at-desk.ts';
import { readText } from '../config/read-text.ts';
import { tellApplied } from '../config/tell.ts';
import { langOption } from '../lang-option.ts';
import { noteApplied } from '../note.ts';
import { readPositive } from '../read-positive.ts';
import { CliError } from '../run-program.ts';
import { absenceWords } from './absence-words.ts';
import { atCalendars, followedCalendar, lookAndTell } from './at-calendars.ts';
import { type ChoiceOptions, choiceOf, withChoice } from './choice-options.ts';

interface FollowOptions extends ChoiceOptions {
  readonly name: string;
  readonly agent?: string;
  readonly team?: boolean;
  readonly deputy?: readonly string[];
  readonly minutes: number;
  readonly by: string;
  readonly lang: Language;
}

export function followCommand(): Command {
  const command = new Command('follow')
    .description('take over the absences in a published calendar, from now on again and again')
    .argument(
      '<address>',
      'https:// or webcal://, as the calendar program shows it; - reads it from standard input',
    )
    .requiredOption('--name <name>', 'what it goes by')
    .option('--agent <agent>', 'whose calendar it is: full name, number or id')
    .option('--team', 'it is a calendar of several, whose events name who is away')
    .option('--deputy <agent...>', 'who stands in, in this order')
    .option('--minutes <N>', 'how often it is looked at, 5 to 1440', readPositive, defaultMinutes);
  return withChoice(command)
    .addOption(byOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      `
Who knows the address can read the calendar. Familiar shows no more of it than the host, except in "familiar config show".
With - it does not get into the history of your shell.

Example:
  familiar absences follow - --name "Urlaub" --team --title Urlaub Krank`,
    )
    .action(follow);
}

async function follow(given: string, options: FollowOptions): Promise<void> {
  const { name, agent, team = false, deputy = [], minutes, by, lang } = options;
  const words = absenceWords[lang];
  if ((agent !== undefined) === team) throw new CliError(words.whose);
  const address = given === '-' ? (await readText('-')).trim() : given;
  const isRead = await atCalendars(async (calendars, store) => {
    const { desk } = calendars;
    const roster = await desk.store.loadRoster();
    const wanted = {
      ...choiceOf(options),
      name,
      address,
      agentId: agent === undefined ? null : agentCalled(roster, agent).id,
      deputies: deputy.map(text => agentCalled(roster, text).id),
      minutes,
    };
    const saved = await saveCalendar(desk, wanted, { by, basedOn: null });
    await noteApplied({ store, by }, saved, 'calendar-changed', name);
    tellApplied(saved, words.calendar(name), lang);
    const calendar = await followedCalendar(desk, name, lang);
    return lookAndTell(calendars, calendar, { isConfirmed: false, language: lang });
  });
  if (!isRead) process.exitCode = 1;
}

import { Command } from 'commander';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { CliError } from '../run-program.ts';
import { atCalendars, followedCalendar, lookAndTell } from './at-calendars.ts';

export function refreshCommand(): Command {
  return new Command('refresh')
    .description('look at a published calendar now, or at all of them')
    .argument('[name]', '"familiar absences calendars" lists them')
    .option('--replace', 'remove what it does not have, even if that is all')
    .action(refresh);
}

async function refresh(
  name: string | undefined,
  { replace = false }: { readonly replace?: boolean },
): Promise<void> {
  if (replace && name === undefined) throw new CliError('say with --replace which calendar is meant.');
  const areRead = await atCalendars(async calendars => {
    const { desk } = calendars;
    const chosen =
      name === undefined
        ? ((await currentDocument(desk)).document.calendars ?? [])
        : [await followedCalendar(desk, name)];
    if (chosen.length === 0) console.log('No calendar is followed; "familiar absences follow" adds one.');
    const results: boolean[] = [];
    for (const calendar of chosen) results.push(await lookAndTell(calendars, calendar, replace));
    return results.every(isRead => isRead);
  });
  if (!areRead) process.exitCode = 1;
}

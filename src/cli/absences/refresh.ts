import { Command } from 'commander';
import { currentDocument } from '../../app/plan/change-plan.ts';
import type { Language } from '../../domain/language.ts';
import { langOption } from '../lang-option.ts';
import { CliError } from '../run-program.ts';
import { absenceWords } from './absence-words.ts';
import { atCalendars, followedCalendar, lookAndTell } from './at-calendars.ts';

export function refreshCommand(): Command {
  return new Command('refresh')
    .description('look at a published calendar now, or at all of them')
    .argument('[name]', '"familiar absences calendars" lists them')
    .option('--replace', 'remove what it does not have, even if that is all')
    .addOption(langOption())
    .action(refresh);
}

async function refresh(
  name: string | undefined,
  { replace = false, lang }: { readonly replace?: boolean; readonly lang: Language },
): Promise<void> {
  if (replace && name === undefined) throw new CliError(absenceWords[lang].whichReplaced);
  const areRead = await atCalendars(async calendars => {
    const { desk } = calendars;
    const chosen =
      name === undefined
        ? ((await currentDocument(desk)).document.calendars ?? [])
        : [await followedCalendar(desk, name, lang)];
    if (chosen.length === 0) console.log(absenceWords[lang].noCalendar);
    const results: boolean[] = [];
    for (const calendar of chosen)
      results.push(await lookAndTell(calendars, calendar, { isConfirmed: replace, language: lang }));
    return results.every(isRead => isRead);
  });
  if (!areRead) process.exitCode = 1;
}

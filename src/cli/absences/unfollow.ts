import { Command } from 'commander';
import { removeCalendar } from '../../app/plan/change-calendars.ts';
import type { Language } from '../../domain/language.ts';
import { atDesk, byOption } from '../config/at-desk.ts';
import { tellApplied } from '../config/tell.ts';
import { langOption } from '../lang-option.ts';
import { noteApplied } from '../note.ts';
import { absenceWords } from './absence-words.ts';
import { followedCalendar } from './at-calendars.ts';

export function unfollowCommand(): Command {
  return new Command('unfollow')
    .description('look at a published calendar no longer; its absences that are not over go')
    .argument('<name>', '"familiar absences calendars" lists them')
    .addOption(byOption())
    .addOption(langOption())
    .action(unfollow);
}

async function unfollow(
  given: string,
  { by, lang }: { readonly by: string; readonly lang: Language },
): Promise<void> {
  await atDesk('change', async (desk, store) => {
    const { name } = await followedCalendar(desk, given, lang);
    const removed = await removeCalendar(desk, name, { by, basedOn: null });
    await noteApplied({ store, by }, removed, 'calendar-changed', name);
    tellApplied(removed, absenceWords[lang].calendar(name), lang);
  });
}

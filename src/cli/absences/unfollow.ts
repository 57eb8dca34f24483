import { Command } from 'commander';
import { removeCalendar } from '../../app/plan/change-calendars.ts';
import { atDesk, byOption } from '../config/at-desk.ts';
import { tellApplied } from '../config/tell.ts';
import { noteApplied } from '../note.ts';
import { followedCalendar } from './at-calendars.ts';

export function unfollowCommand(): Command {
  return new Command('unfollow')
    .description('look at a published calendar no longer; its absences that are not over go')
    .argument('<name>', '"familiar absences calendars" lists them')
    .addOption(byOption())
    .action(unfollow);
}

async function unfollow(given: string, { by }: { readonly by: string }): Promise<void> {
  await atDesk('change', async (desk, store) => {
    const { name } = await followedCalendar(desk, given);
    const removed = await removeCalendar(desk, name, { by, basedOn: null });
    await noteApplied({ store, by }, removed, 'calendar-changed', name);
    tellApplied(removed, `the calendar "${name}"`);
  });
}

import { Command } from 'commander';
import { calendarsCommand } from './calendars.ts';
import { followCommand } from './follow.ts';
import { importCommand } from './import.ts';
import { refreshCommand } from './refresh.ts';
import { unfollowCommand } from './unfollow.ts';

export function absencesCommand(): Command {
  return new Command('absences')
    .description('absences of agents, from their calendars')
    .addHelpText(
      'after',
      `
Examples:
  familiar absences import anna.ics --agent "Anna Beck"     a calendar file, once
  familiar absences follow - --name Anna --agent "Anna Beck"   a published calendar, whose address is typed or piped in
  familiar absences calendars                               the published calendars, and what was made of them
  familiar absences refresh Anna                            look at one now`,
    )
    .addCommand(importCommand())
    .addCommand(followCommand())
    .addCommand(unfollowCommand())
    .addCommand(calendarsCommand())
    .addCommand(refreshCommand());
}

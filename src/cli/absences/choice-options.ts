import { type Command, InvalidArgumentError, Option } from 'commander';
import { type BusyKind, busyKinds } from '../../calendar/busy-kinds.ts';
import { type CalendarChoice, everyAbsence } from '../../plan/calendar-choice.ts';

export interface ChoiceOptions {
  readonly title?: readonly string[];
  readonly notTitle?: readonly string[];
  readonly category?: readonly string[];
  readonly busy?: readonly BusyKind[];
}

/** Lets people say which events of a calendar are absences. */
export function withChoice(command: Command): Command {
  return command
    .option('--title <text...>', 'only events with one of these in their title')
    .option('--not-title <text...>', 'no events with one of these in their title')
    .option('--category <name...>', 'only events of one of these categories')
    .addOption(
      new Option(
        '--busy <kinds>',
        `only events that say this of their time, separated by commas: ${busyKinds.join(', ')}`,
      )
        .argParser(readKinds)
        .default(undefined, everyAbsence.busy.join(',')),
    );
}

export function choiceOf({ title, notTitle, category, busy }: ChoiceOptions): CalendarChoice {
  return {
    titles: title ?? [],
    notTitles: notTitle ?? [],
    categories: category ?? [],
    busy: busy ?? everyAbsence.busy,
  };
}

function readKinds(text: string): readonly BusyKind[] {
  const given = text.split(',').map(part => part.trim().toLowerCase());
  const known = given.flatMap(part => busyKinds.find(kind => kind === part) ?? []);
  if (known.length < given.length || known.length === 0)
    throw new InvalidArgumentError(`Give some of ${busyKinds.join(', ')}, separated by commas.`);
  return known;
}

import type { FollowedCalendar } from '../../../src/http/contract/calendars.ts';

/** Texts about calendars. */
export interface CalendarWords {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly team: string;
  readonly neverRead: string;
  readonly lastRead: (time: string) => string;
  readonly every: (minutes: number) => string;
  readonly failing: (since: string) => string;
  readonly look: string;
  readonly confirm: string;
  readonly replace: string;
  readonly removing: (name: string) => string;
  readonly add: string;
  readonly follow: string;
  readonly address: string;
  readonly addressHint: string;
  readonly name: string;
  readonly taken: string;
  readonly titles: string;
  readonly titlesHint: string;
  readonly teamHint: string;
  readonly counts: string;
  readonly choices: Readonly<Record<'usual' | 'away' | 'free', string>>;
  readonly busy: Readonly<Record<FollowedCalendar['busy'][number], string>>;
  readonly onlyTitles: (titles: string) => string;
  readonly noTitles: (titles: string) => string;
  readonly onlyCategories: (names: string) => string;
  readonly read: (events: number, absences: number) => string;
  readonly changes: (added: number, changed: number, removed: number) => string;
  readonly nothingNew: string;
  readonly leftOut: string;
  readonly doubts: (count: number) => string;
  readonly fromCalendar: (name: string) => string;
  readonly fromFile: string;
}

import type { TeamGroup } from '../live/group-team.ts';

/** Texts about the team. */
export interface PeopleWords {
  readonly title: string;
  readonly intro: string;
  readonly back: string;
  readonly none: string;
  readonly groups: Readonly<Record<TeamGroup, string>>;
  readonly search: string;
  readonly filter: string;
  readonly everybody: string;
  readonly nobodyFound: string;
  readonly showEverybody: string;
  readonly own: {
    /** What an agent is told of how they are. */
    readonly sentences: Readonly<Record<TeamGroup, string>>;
    readonly callbacks: string;
    readonly callers: string;
    readonly more: string;
  };
  readonly notAgent: string;
  readonly numbers: string;
  readonly dialled: string;
  readonly hotlines: string;
  readonly partOf: { readonly label: string; readonly hint: string };
  readonly presence: Readonly<
    Record<'label' | 'reachable' | 'do-not-disturb' | 'offline' | 'unverified', string>
  >;
  readonly devices: {
    readonly title: string;
    readonly none: string;
    readonly unknown: string;
    readonly noNumber: string;
    readonly dnd: string;
    readonly presence: Readonly<Record<'online' | 'offline' | 'unverified', string>>;
  };
  readonly pause: {
    readonly title: string;
    readonly start: string;
    readonly end: string;
    readonly forHowLong: string;
    readonly minutes: (count: number) => string;
    readonly openEnd: string;
    readonly reason: string;
    readonly since: (time: string, until: string | null, by: string) => string;
    readonly hint: string;
  };
  readonly free: {
    readonly title: string;
    readonly hint: string;
  };
  readonly workingTimes: Readonly<
    Record<'title' | 'always' | 'free' | 'hint' | 'change' | 'save' | 'cancel' | 'lift' | 'offDuty', string>
  >;
  readonly absences: {
    readonly title: string;
    readonly none: string;
    readonly more: (count: number) => string;
    readonly from: string;
    readonly to: string;
    readonly toHint: string;
    readonly openEnd: string;
    readonly why: string;
    readonly toHintByHour: string;
    readonly byHour: string;
    readonly hours: string;
    readonly fromTime: string;
    readonly toTime: string;
    readonly deputies: string;
    readonly deputy: (place: number) => string;
    readonly deputiesHint: string;
    readonly nobody: string;
    readonly until: (day: string) => string;
    readonly standIn: (names: readonly string[]) => string;
    readonly add: string;
    readonly calendar: string;
    readonly calendarHint: string;
    readonly calendarTaken: string;
    readonly overview: string;
    readonly away: string;
    readonly day: string;
    readonly nobodyAway: string;
  };
  readonly knows: string;
  readonly knowsNobody: string;
  readonly figures: {
    readonly title: string;
    readonly switch: string;
    readonly text: readonly string[];
    readonly log: (login: string, time: string, isOn: boolean) => string;
    readonly days: (days: string) => string;
    readonly answered: string;
    readonly talked: string;
  };
}

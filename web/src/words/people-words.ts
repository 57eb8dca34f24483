/** What the page says of the team, and of rules about callers. */
export interface PeopleWords {
  readonly title: string;
  readonly intro: string;
  readonly back: string;
  readonly none: string;
  readonly notAgent: string;
  readonly numbers: string;
  readonly dialled: string;
  readonly hotlines: string;
  readonly presence: Readonly<
    Record<'label' | 'reachable' | 'do-not-disturb' | 'offline' | 'unverified', string>
  >;
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
  readonly absences: {
    readonly title: string;
    readonly none: string;
    readonly from: string;
    readonly to: string;
    readonly toHint: string;
    readonly openEnd: string;
    readonly why: string;
    readonly deputies: string;
    readonly deputiesHint: string;
    readonly nobody: string;
    readonly until: (day: string) => string;
    readonly standsIn: (names: string) => string;
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

/** Of whoever waits. */
export interface WaitingWords {
  readonly title: (count: number) => string;
  readonly forAnybody: string;
  readonly for: (names: string) => string;
  readonly onlyFor: (names: string) => string;
  readonly state: string;
  readonly healthText: (callers: string, seconds: string) => string;
}

/** Of the wall screen, and of the links to it. */
export interface WallWords {
  readonly title: string;
  readonly waiting: string;
  readonly longest: string;
  readonly ringing: string;
  readonly talking: string;
  readonly free: string;
  readonly busy: string;
  readonly onBreak: string;
  readonly away: string;
  readonly ended: string;
  readonly links: string;
  readonly linksHint: string;
  readonly label: string;
  readonly make: string;
  readonly once: string;
}

export interface CallerRuleWords {
  readonly title: string;
  readonly hint: string;
  readonly byPrefix: (name: string) => string;
  readonly linked: string;
  readonly linkedHint: string;
  readonly fixed: string;
  readonly nobody: string;
  readonly strict: string;
  readonly never: string;
  readonly vip: string;
  readonly someoneNew: string;
  readonly blocked: string;
  readonly blockings: Readonly<Record<'none' | 'reject' | 'busy' | 'announcement', string>>;
  readonly until: string;
}

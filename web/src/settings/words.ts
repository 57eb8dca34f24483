export const sections = [
  'hotlines',
  'hours',
  'rules',
  'announcements',
  'general',
  'connection',
  'environment',
  'log',
] as const;
export type Section = (typeof sections)[number];

type PolicyName = 'familiar' | 'tutorial' | 'last-agent' | 'longest-idle' | 'random';
type HandlingNumber =
  | 'wrapUpSeconds'
  | 'missedOffersBeforePause'
  | 'autoPauseSeconds'
  | 'presenceStaleSeconds';
type RuleKind = 'all' | 'fixed' | 'never' | 'vip' | 'blocked' | 'linked' | 'range' | 'over';
type StepKind = 'agents' | 'number' | 'announcement' | 'voicemail' | 'busy' | 'sipgate';

/** All texts of the settings, except names of fields and values, which come from the server. */
export interface SettingsWords {
  readonly title: string;
  readonly navigation: string;
  readonly nav: Readonly<Record<Section, string>>;
  readonly intro: Readonly<Record<Section, string>>;
  readonly readOnly: string;
  readonly notConfigured: string;
  /** By the code of the refusal. */
  readonly problems: Readonly<Partial<Record<string, string>>>;
  readonly reload: string;
  readonly draft: {
    readonly label: string;
    readonly changes: (count: number) => string;
    readonly review: string;
    readonly discard: string;
    readonly confirmDiscard: string;
  };
  readonly review: {
    readonly title: string;
    readonly back: string;
    readonly problems: (count: number) => string;
    readonly nothing: string;
    readonly place: string;
    readonly before: string;
    readonly after: string;
    readonly more: (count: number) => string;
    readonly preview: string;
    readonly looking: string;
    readonly noCalls: string;
    readonly elsewhere: (changed: string, all: string) => string;
    readonly basis: string;
    readonly when: string;
    readonly caller: string;
    readonly save: string;
    readonly saved: (revision: number) => string;
    readonly outOf: (value: string) => string;
  };
  /** What others have saved while a draft was made. */
  readonly merge: {
    readonly title: string;
    /** Nothing is lost. */
    readonly text: string;
    readonly again: string;
    readonly you: string;
    /** Who saved, and when. */
    readonly author: (who: string, when: string) => string;
    readonly nothing: string;
    readonly choose: (count: number) => string;
    readonly before: (value: string) => string;
    readonly mine: (value: string) => string;
    readonly theirs: (author: string, value: string) => string;
    /** The same by oneself, elsewhere. */
    readonly saved: (author: string, value: string) => string;
    readonly none: string;
    readonly removed: string;
    readonly left: (count: number) => string;
    readonly after: string;
  };
  readonly lists: Readonly<
    Record<
      'add' | 'choose' | 'up' | 'down' | 'everybody' | 'nobody' | 'none' | 'default' | 'done' | 'edit',
      string
    >
  > & { readonly removeOne: (name: string) => string };
  readonly hotlines: {
    readonly add: string;
    readonly newName: string;
    readonly remove: string;
    readonly back: string;
    readonly who: string;
    readonly whoText: string;
    readonly numbersHint: string;
    readonly always: string;
    readonly hoursLink: string;
    readonly newHours: string;
    readonly policyTexts: Readonly<Record<PolicyName, string>>;
    readonly hints: Readonly<
      Record<
        | 'ringFamiliar'
        | 'ringNextFamiliar'
        | 'ringStrangers'
        | 'factor'
        | 'memory'
        | 'withheld'
        | 'greeting'
        | 'loadGuard'
        | 'music'
        | 'prompt',
        string
      >
    >;
    readonly shadowText: string;
    readonly inShadow: string;
    readonly waitingText: string;
    /** Callers are told of a key by no announcement. */
    readonly untoldKey: (key: string, prompt: string, example: string) => string;
    /** No announcement that ships with Familiar tells of both. */
    readonly untoldBoth: (prompt: string) => string;
    readonly overflowText: string;
    readonly steps: Readonly<Record<StepKind, string>>;
    readonly step: (position: number) => string;
    readonly addStep: string;
    readonly kind: string;
    readonly last: string;
    readonly likeClosed: string;
    /** What callers get on a day that can be chosen. */
    readonly onDay: {
      readonly label: string;
      readonly open: (times: string) => string;
      readonly closed: (why: string) => string;
      readonly meanwhile: (steps: string) => string;
      readonly atSipgate: string;
    };
    readonly waits: (familiar: number, any: number) => string;
    readonly waitsNever: string;
  };
  readonly callback: Readonly<
    Record<'text' | 'lastsHint' | 'anybodyHint' | 'limitsText' | 'abroadHint', string>
  >;
  readonly hours: {
    readonly add: string;
    readonly newName: string;
    readonly remove: string;
    readonly usedBy: (names: string) => string;
    readonly unused: string;
    readonly back: string;
    readonly closed: string;
    readonly addTime: string;
    readonly from: (what: string) => string;
    readonly to: (what: string) => string;
    readonly holidays: string;
    readonly holidaysText: string;
    readonly addText: string;
    readonly everyYear: string;
    readonly choose: string;
    readonly chooseHint: string;
    readonly choices: Readonly<Record<'usual' | 'closed' | 'half' | 'times', string>>;
    readonly times: string;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly overlaps: (days: string) => string;
    readonly savedNow: string;
    readonly moreChanges: string;
    readonly oneHalfDay: string;
    readonly oneException: string;
    readonly past: (count: number) => string;
    readonly day: string;
    readonly name: string;
    readonly known: string;
    readonly ownDay: string;
    readonly calendar: string;
    readonly previous: string;
    readonly next: string;
    readonly kinds: Readonly<Record<'open' | 'other' | 'closed', string>>;
    readonly special: string;
    readonly noSpecial: string;
    readonly because: Readonly<Record<'half-day' | 'holiday' | 'exception', string>>;
    readonly wrong: string;
  };
  readonly rules: {
    readonly search: string;
    readonly searchHint: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<RuleKind, string>>;
    readonly found: (count: string) => string;
    readonly none: string;
    readonly add: string;
    readonly back: string;
    readonly edit: string;
    readonly unnamed: string;
    readonly changed: string;
    readonly added: string;
    readonly removed: string;
    readonly restore: string;
    readonly over: string;
    readonly numbersHint: string;
    readonly prefixesHint: string;
    readonly nobodyFixed: string;
    readonly notBlocked: string;
    readonly withheldText: string;
    readonly take: string;
    readonly until: (day: string) => string;
  };
  readonly announcements: {
    readonly own: string;
    readonly shipped: string;
    readonly noOwn: string;
    readonly upload: string;
    readonly uploadText: string;
    readonly file: string;
    readonly name: string;
    readonly language: string;
    readonly usedBy: string;
    readonly unused: string;
    readonly play: (name: string, language: string) => string;
    readonly confirmRemove: (name: string) => string;
    readonly texts: Readonly<Record<string, string>>;
  };
  readonly general: {
    readonly groups: string;
    readonly groupsText: string;
    readonly newGroup: string;
    readonly goalsText: string;
    readonly learningText: string;
    readonly handlingText: string;
    /** What a number means, with what holds if there is none. */
    readonly handlingHints: Readonly<Record<HandlingNumber, (usual: string) => string>>;
  };
  readonly environment: Readonly<Record<'name' | 'value' | 'what' | 'hidden', string>> & {
    readonly states: Readonly<Record<'set' | 'default' | 'unset' | 'hidden' | 'ignored', string>>;
  };
  readonly log: {
    readonly none: string;
    readonly by: (login: string) => string;
    readonly kinds: Readonly<Record<'apply' | 'undo' | 'announcement', string>>;
    readonly details: string;
    readonly undo: string;
    readonly undoOlder: string;
    readonly confirmUndo: string;
    readonly undone: (revision: number) => string;
  };
}

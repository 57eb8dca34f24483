export type StepName =
  | 'sipgate'
  | 'hotline'
  | 'team'
  | 'address'
  | 'webhook'
  | 'first-call'
  | 'past-calls'
  | 'hours'
  | 'begin';

/** How a step stands, by what the server says. */
export type StepState = 'done' | 'todo' | 'optional' | 'wrong' | 'looking';

/** Texts of the assistant that connects an account. */
export interface ConnectWords {
  readonly title: string;
  readonly intro: string;
  readonly allDone: string;
  readonly toBoard: string;
  readonly steps: Readonly<Record<StepName, string>>;
  readonly states: Readonly<Record<StepState, string>>;
  readonly open: string;
  readonly change: string;
  readonly fixed: string;
  readonly next: string;
  readonly sipgate: {
    readonly text: string;
    readonly make: string;
    readonly drawings: string;
    readonly scopes: string;
    readonly essential: string;
    readonly useful: string;
    readonly neo: string;
    readonly classicHint: string;
    readonly neoHint: string;
    readonly check: string;
    readonly save: string;
    readonly works: string;
    readonly lacks: string;
    readonly tested: string;
    readonly kept: (id: string) => string;
    readonly locked: string;
    readonly states: Readonly<Record<'granted' | 'missing' | 'untested' | 'not-needed' | 'unclear', string>>;
  };
  readonly hotline: {
    readonly text: string;
    readonly choose: string;
    readonly rings: (names: string) => string;
    readonly ringsOthers: string;
    readonly none: string;
    readonly label: string;
    readonly hint: string;
    readonly save: string;
    readonly more: string;
  };
  readonly team: { readonly able: (able: number, all: number) => string };
  readonly address: {
    readonly text: string;
    readonly label: string;
    readonly hint: (example: string) => string;
    readonly save: string;
    readonly again: string;
    readonly reached: string;
    readonly unreached: string;
    readonly doubts: string;
    readonly validTo: (date: string) => string;
    readonly texts: string;
    readonly textsHint: string;
    readonly tunnels: string;
    readonly tunnelsHint: string;
  };
  readonly webhook: {
    readonly text: string;
    readonly addressFirst: string;
    readonly setting: string;
    readonly now: string;
    readonly after: string;
    readonly incoming: string;
    readonly outgoing: string;
    readonly log: string;
    readonly whitelist: string;
    readonly on: string;
    readonly off: string;
    readonly nothing: string;
    readonly everybody: string;
    readonly nobody: string;
    readonly nobodyHint: string;
    readonly set: string;
    readonly undo: string;
    readonly isRight: string;
    readonly callsCome: string;
    readonly again: string;
  };
  readonly firstCall: {
    readonly text: (numbers: string) => string;
    readonly waiting: string;
    readonly came: string;
    readonly trouble: string;
    readonly arrived: (count: number) => string;
    readonly refused: (count: number) => string;
    readonly astray: (count: number) => string;
    readonly foreign: (count: number) => string;
    readonly usual: readonly string[];
    readonly log: string;
    readonly logEmpty: string;
  };
  /** How many past calls. */
  readonly imported: (calls: string) => string;
  readonly hours: {
    readonly text: string;
    readonly always: string;
    readonly has: (name: string) => string;
    readonly link: string;
    readonly skip: string;
  };
  readonly begin: {
    readonly text: string;
    readonly shadow: string;
    readonly shadowText: string;
    readonly live: string;
    readonly liveText: string;
    readonly isShadow: string;
    readonly isLive: string;
    readonly noHotline: string;
    readonly after: string;
    readonly pause: string;
    readonly missed: string;
    readonly off: string;
    readonly health: string;
  };
}

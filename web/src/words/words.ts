import type { HealthWords } from './health-words.ts';
import type { CallerRuleWords, PeopleWords, WaitingWords, WallWords } from './people-words.ts';
import type { ReportWords, TrialWords } from './report-words.ts';

/** Everything the page says by itself, in one language. Sentences about decisions come from the server. */
export interface Words {
  readonly product: string;
  readonly nav: Readonly<
    Record<
      | 'live'
      | 'callers'
      | 'missed'
      | 'agents'
      | 'reports'
      | 'settings'
      | 'health'
      | 'demo'
      | 'account'
      | 'users',
      string
    >
  >;
  readonly skipToContent: string;
  readonly navigation: string;
  readonly theme: Readonly<Record<'label' | 'auto' | 'light' | 'dark', string>>;
  readonly languageLabel: string;
  readonly signOut: string;
  readonly connection: Readonly<Record<'connecting' | 'live' | 'lost', string>>;
  readonly loading: string;
  readonly retry: string;
  readonly save: string;
  readonly saved: string;
  readonly cancel: string;
  readonly remove: string;
  readonly more: string;
  readonly nothing: string;
  readonly signIn: {
    readonly title: string;
    readonly login: string;
    readonly password: string;
    readonly submit: string;
    readonly setUpTitle: string;
    readonly setUpText: string;
    readonly passwordHint: string;
    readonly setUpSubmit: string;
    readonly needsLink: string;
    readonly byLink: string;
    readonly singleSignOn: string;
  };
  /** By the code the server gives; `other` for the rest. */
  readonly problems: Readonly<Record<string, string>> & { readonly other: string };
  readonly live: {
    readonly title: string;
    readonly calls: string;
    readonly openCalls: (count: number) => string;
    readonly noCalls: string;
    readonly noAgents: string;
    readonly agents: string;
    readonly today: string;
    readonly withheld: string;
    readonly state: Readonly<Record<'ringing' | 'talking' | 'answered' | 'missed' | 'voicemail', string>>;
    readonly kind: Readonly<Record<'hotline' | 'direct' | 'outgoing' | 'past', string>>;
    readonly why: string;
    readonly hide: string;
    readonly notRouted: string;
    readonly since: (time: string) => string;
    readonly waited: (duration: string) => string;
    readonly talked: (duration: string) => string;
  };
  readonly decision: {
    readonly agent: string;
    readonly evidence: string;
    readonly evidenceHint: string;
    readonly calls: (count: number) => string;
    readonly last: string;
    readonly verdict: string;
    readonly rule: string;
    readonly chance: (share: string) => string;
    readonly fromMemory: string;
    readonly others: (count: number) => string;
  };
  readonly figures: {
    readonly offered: string;
    readonly answered: string;
    readonly missed: string;
    readonly serviceLevel: string;
    readonly speed: string;
    readonly familiar: string;
    readonly serviceLevelFormula: string;
    readonly answeredFormula: string;
    readonly speedFormula: string;
    readonly familiarFormula: string;
    readonly yesterday: string;
    readonly lastWeek: string;
    readonly sameTime: string;
    readonly formulas: string;
  };
  readonly demo: {
    readonly title: string;
    readonly intro: string;
    readonly callAs: string;
    readonly callAsText: string;
    readonly newCaller: string;
    readonly withheld: string;
    readonly phones: string;
    readonly callers: string;
    readonly pickUp: string;
    readonly decline: string;
    readonly hangUp: string;
    readonly dnd: string;
    readonly offline: string;
    readonly automatic: string;
    readonly fast: string;
    readonly state: Readonly<Record<'idle' | 'ringing' | 'talking' | 'ended', string>>;
    readonly noCalls: string;
  };
  readonly account: {
    readonly title: string;
    readonly keys: string;
    readonly keysText: string;
    readonly kind: Readonly<Record<'session' | 'token' | 'link' | 'wall', string>>;
    readonly current: string;
    readonly revoke: string;
    readonly newToken: string;
    readonly tokenLabel: string;
    readonly make: string;
    readonly tokenOnce: string;
    readonly expires: string;
    readonly created: string;
    readonly api: string;
  };
  readonly users: {
    readonly title: string;
    readonly login: string;
    readonly role: string;
    readonly agent: string;
    readonly noAgent: string;
    readonly add: string;
    readonly password: string;
    readonly roles: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
    readonly roleTexts: Readonly<Record<'admin' | 'supervisor' | 'viewer' | 'agent', string>>;
    readonly confirmRemove: (login: string) => string;
  };
  readonly callers: {
    readonly title: string;
    readonly search: string;
    readonly searchHint: string;
    readonly recent: string;
    readonly none: string;
    readonly calls: (count: number) => string;
    readonly lastCall: string;
    readonly back: string;
    readonly knows: string;
    readonly knowsNobody: string;
    readonly preferred: string;
    readonly decay: (days: string) => string;
    readonly counts: (calls: string, evidence: string) => string;
    readonly now: string;
    readonly timeline: string;
    readonly notes: string;
    readonly name: string;
    readonly note: string;
    readonly privacy: string;
    readonly objects: string;
    readonly objectsHint: string;
    readonly exportAll: string;
    readonly erase: string;
    readonly eraseHint: string;
    readonly confirmErase: (who: string) => string;
    readonly erased: string;
  };
  readonly missed: {
    readonly title: string;
    readonly intro: string;
    readonly none: string;
    readonly times: (count: number) => string;
    readonly knows: (name: string) => string;
    readonly stranger: string;
    readonly takenBy: (login: string) => string;
    readonly take: string;
    readonly giveBack: string;
    readonly done: string;
    readonly call: string;
    readonly ringing: string;
  };
  readonly people: PeopleWords;
  readonly callerRule: CallerRuleWords;
  readonly waiting: WaitingWords;
  readonly wall: WallWords;
  readonly reports: ReportWords;
  readonly trial: TrialWords;
  readonly health: HealthWords;
}

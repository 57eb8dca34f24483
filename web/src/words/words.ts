import type { FigureNames } from './figure-names.ts';

/**
 * The texts of the first view, in one language; the other views have their own. Sentences about decisions
 * come from the server.
 */
export interface Words {
  readonly product: string;
  readonly nav: Readonly<
    Record<
      | 'live'
      | 'own'
      | 'connect'
      | 'callers'
      | 'calls'
      | 'missed'
      | 'agents'
      | 'reports'
      | 'settings'
      | 'health'
      | 'demo'
      | 'account'
      | 'audit'
      | 'users',
      string
    >
  >;
  readonly skipToContent: string;
  readonly navigation: string;
  /** The menu of what is arranged, and that of one's own. */
  readonly setUp: string;
  readonly account: string;
  /** In the menu of what is arranged, since they are asked for more often than other settings. */
  readonly openingHours: string;
  readonly search: string;
  readonly glance: {
    readonly label: string;
    readonly levels: Readonly<Record<'well' | 'look' | 'act' | 'lost', string>>;
    readonly well: string;
    readonly whatToDo: string;
  };
  readonly theme: Readonly<Record<'label' | 'auto' | 'light' | 'dark', string>>;
  readonly languageLabel: string;
  readonly signOut: string;
  readonly connection: Readonly<Record<'connecting' | 'live' | 'lost', string>>;
  /** What follows the number of warnings, for those who hear it. */
  readonly warnings: (count: number) => string;
  /** The same of callbacks. */
  readonly callbacks: (count: number) => string;
  readonly loading: string;
  /** Over why the page can't start yet. */
  readonly notYet: string;
  readonly keepsTrying: string;
  readonly retry: string;
  readonly save: string;
  readonly saved: string;
  readonly cancel: string;
  readonly remove: string;
  readonly more: string;
  readonly newer: string;
  readonly older: string;
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
    readonly elsewhere: string;
    readonly leave: string;
    readonly codeTitle: string;
    readonly codeText: string;
    readonly code: string;
    readonly codeHint: string;
    readonly back: string;
  };
  /** By the code the server gives; `other` for the rest. */
  readonly problems: Readonly<Record<string, string>> & { readonly other: string };
  /** By the code of what passes by itself: where something will stand again. */
  readonly passing: Readonly<Record<string, string>>;
  readonly live: {
    readonly title: string;
    readonly calls: string;
    readonly openCalls: (count: number) => string;
    readonly allCalls: string;
    readonly noCalls: string;
    readonly connect: string;
    readonly noAgents: string;
    readonly agents: string;
    readonly today: string;
    readonly withheld: string;
    readonly state: Readonly<
      Record<'ringing' | 'talking' | 'answered' | 'missed' | 'voicemail' | 'callback', string>
    >;
    readonly kind: Readonly<Record<'hotline' | 'direct' | 'outgoing' | 'past', string>>;
    readonly why: string;
    readonly hide: string;
    readonly notRouted: string;
    readonly callbackStory: string;
    readonly since: (time: string) => string;
    /** For how long something has been so. */
    readonly lasting: (span: string) => string;
    readonly waited: (duration: string) => string;
    readonly talked: (duration: string) => string;
    readonly free: string;
    readonly freeLabel: (name: string) => string;
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
  readonly figures: FigureNames & {
    readonly formulas: string;
  };
  /** Texts about waiting callers. */
  readonly waiting: {
    readonly title: (count: number) => string;
    readonly forAnybody: string;
    readonly for: (names: string) => string;
    readonly onlyFor: (names: string) => string;
    readonly state: string;
    readonly healthText: (callers: string, seconds: string) => string;
  };
}

/** What the search can find, in the order in which it is shown. */
export const foundKinds = ['callers', 'agents', 'hotlines', 'views', 'settings', 'users'] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Why notifications can't be shown. */
export type NoNotice = 'blocked' | 'insecure' | 'unsupported';

/** The texts of what makes everyday work shorter: the search, keys, notifications. */
export interface HabitWords {
  /** Over the days on which most companies open for half a day. */
  readonly askedDays: string;
  /** In the place of lists with nothing in them. */
  readonly empty: Readonly<
    Record<
      | 'calls'
      | 'callers'
      | 'noCaller'
      | 'import'
      | 'rules'
      | 'toCallers'
      | 'hours'
      | 'onlyMe'
      | 'missed'
      | 'knowsNobody',
      string
    >
  >;
  /** Of a choice among many, which is searched by typing. */
  readonly choice: {
    readonly list: string;
    readonly found: (count: number) => string;
    /** How many more fit than are shown. */
    readonly more: (count: number) => string;
  };
  readonly alwaysTo: (name: string) => string;
  readonly search: {
    readonly label: string;
    readonly kinds: Readonly<Record<FoundKind, string>>;
    /** Further words by which a section of the settings is found, by its name. */
    readonly keywords: Readonly<Partial<Record<string, string>>>;
    readonly hint: string;
    readonly found: (count: number) => string;
    readonly none: (text: string) => string;
    /** What might help, for those who may look for callers and for agents. */
    readonly noneHint: string;
    readonly noneHintOfAgent: string;

    readonly moreCallers: string;
  };
  readonly keys: {
    readonly title: string;
    readonly texts: Readonly<
      Record<'search' | 'help' | 'escape' | 'choose' | 'enter' | 'charts' | 'skip', string>
    >;
    readonly switch: string;
    readonly switchHint: string;
    readonly off: string;
    readonly close: string;
  };
  readonly notices: {
    readonly title: string;
    readonly switch: string;
    readonly on: string;
    readonly asking: string;
    readonly dismissed: string;
    readonly why: Readonly<Record<NoNotice, string>>;
    readonly missed: string;
    readonly somebody: string;
    readonly several: (count: number) => string;
  };
}

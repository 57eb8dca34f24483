import type { ErasurePreview } from '../../../src/http/contract/callers.ts';

/** How much is kept of a caller. */
export type KeptWords = Omit<ErasurePreview, 'refused'>;

/** Texts about callers. */
export interface CallerWords {
  readonly title: string;
  readonly search: string;
  readonly searchHint: string;
  readonly recent: string;
  readonly none: string;
  readonly calls: (count: number) => string;
  readonly lastCall: string;
  readonly back: string;
  readonly expensive: string;
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
  readonly confirmErase: (who: string, kept: KeptWords) => string;
  readonly erased: string;
}

/** Texts about callbacks. `who` is a name or a number. */
export interface MissedWords {
  readonly title: string;
  readonly intro: string;
  readonly introOfAgent: string;
  readonly which: string;
  readonly open: (count: string) => string;
  readonly settled: string;
  readonly none: string;
  readonly noneSettled: string;
  readonly cut: string;
  readonly times: (count: number) => string;
  readonly waited: (duration: string) => string;
  readonly knows: (name: string) => string;
  readonly stranger: string;
  readonly takenBy: (login: string) => string;
  readonly take: string;
  readonly giveBack: string;
  readonly done: string;
  readonly choose: (who: string) => string;
  readonly chooseAll: (count: string) => string;
  readonly doneOfChosen: (count: string) => string;
  readonly isDone: (who: string) => string;
  readonly areDone: (count: string) => string;
  readonly undo: string;
  readonly isOpen: (who: string) => string;
  readonly reopen: string;
  readonly doneBy: (login: string | null, when: string) => string;
  readonly talked: (name: string | null, when: string) => string;
  readonly note: string;
  readonly noteAbout: (who: string) => string;
  readonly addNote: string;
  readonly changeNote: string;
  readonly call: string;
  readonly ringing: string;
  readonly mayBePing: string;
  readonly hidden: string;
  readonly hiddenBecause: Readonly<
    Record<'blocked' | 'own' | 'expensive' | 'withheld', (count: number) => string>
  >;
}

/** Texts about the rule for one caller. */
export interface CallerRuleWords {
  readonly title: string;
  readonly hint: string;
  readonly byPrefix: (name: string) => string;
  readonly linked: string;
  readonly linkedHint: string;
  readonly fixed: string;
  readonly nobody: string;
  readonly strict: string;
  /** What else a rule can say. */
  readonly more: string;
  readonly saved: string;
  readonly undo: string;
  readonly undone: string;
  readonly never: string;
  readonly vip: string;
  readonly someoneNew: string;
  readonly blocked: string;
  readonly blockings: Readonly<Record<'none' | 'reject' | 'busy' | 'announcement', string>>;
  readonly until: string;
  /** If somebody else has saved the same rule meanwhile. */
  readonly conflict: Readonly<Record<'text' | 'mine' | 'theirs' | 'yes' | 'none', string>> & {
    readonly values: (theirs: string, mine: string) => string;
  };
}

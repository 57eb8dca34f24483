import type { Language } from '../../domain/language.ts';
import type { Change } from '../../plan/changes.ts';
import type { Text } from '../../plan/remedy.ts';

/** An entry of the change log: how one state of the configuration followed from the one before. */
export interface Revision {
  /** Numbered from 1; old ones may be missing. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of the user who did it. */
  readonly by: string;
  readonly kind: 'apply' | 'undo' | 'announcement';
  readonly changes: readonly Change[];
}

/** A revision with the document that it put in force. */
export interface FullRevision extends Revision {
  /**
   * The document as plain JSON data; null: nothing is configured, and the environment says how calls are
   * routed.
   */
  readonly document: unknown;
  /** The YAML as last written by hand, for its comments; null: there is none. */
  readonly written: string | null;
}

export interface NewRevision extends Omit<FullRevision, 'number'> {
  /** What happens to an announcement at the same time; null: nothing. */
  readonly announcement:
    | { readonly kind: 'put'; readonly sound: StoredAnnouncement; readonly wav: Uint8Array }
    | { readonly kind: 'remove'; readonly name: string }
    | null;
}

/** A sound of the company's own. */
export interface StoredAnnouncement {
  readonly name: string;
  readonly language: Language;
  readonly durationMs: number;
  /** Of its bytes. */
  readonly hash: string;
}

/** The result of reading a published calendar. Times are in epoch milliseconds. */
export interface CalendarState {
  /** Changes with its address, or with which of its events count. */
  readonly settings: string;
  readonly checkedAt: number;
  /** When it was last read, or found to be the same; null: never. */
  readonly readAt: number | null;
  /** When all of it was last read. */
  readonly fullReadAt: number | null;
  readonly nextAt: number;
  /** Since when it can't be read, and why; null: it can. */
  readonly failing: { readonly since: number; readonly why: Text } | null;
  /** How many absences stay until somebody confirms their removal, because the calendar is empty. */
  readonly held: number;
  /** Of the latest reading; null: there was none. */
  readonly result: CalendarResult | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The result of importing a calendar, in numbers. */
export interface CalendarResult {
  readonly events: number;
  readonly absences: number;
  readonly leftOut: readonly { readonly count: number; readonly why: Text }[];
  readonly warnings: readonly Text[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** The configuration with its history, and the announcements that belong to it. */
export interface PlanStore {
  /**
   * The number of the revision in force, cheap enough to ask every second; 0 where nothing was ever
   * configured.
   */
  latestRevision(): Promise<number>;
  /** Null if there is no revision of this number, or no longer: the latest thousand of each person are kept. */
  readRevision(number: number): Promise<FullRevision | null>;
  /** The latest revisions, or the latest before that of a number; newest first. */
  listRevisions(limit: number, before?: number): Promise<readonly Revision[]>;
  /**
   * Adds a state after revision `basedOn`, and returns its number. If another is in force by now, returns
   * null and changes nothing.
   */
  revise(next: NewRevision, basedOn: number): Promise<number | null>;
  /** Rewrites a revision; only for erasing a person from it. */
  rewriteRevision(revision: Pick<FullRevision, 'number' | 'document' | 'written' | 'changes'>): Promise<void>;
  /** Null: a calendar of this name was never read. */
  readCalendarState(name: string): Promise<CalendarState | null>;
  saveCalendarState(name: string, state: CalendarState): Promise<void>;
  /** By name and language. */
  listAnnouncements(): Promise<readonly StoredAnnouncement[]>;
  /** The WAV file, or null. */
  readAnnouncement(name: string, language: Language): Promise<Uint8Array | null>;
}

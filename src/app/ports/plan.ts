import type { Language } from '../../domain/language.ts';
import type { Change } from '../../plan/changes.ts';
import type { Text } from '../../plan/remedy.ts';

/** An entry of the audit log: how one state of the configuration followed from the one before. */
export interface Revision {
  /** Numbered from 1, without gaps. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who did it, as people go by. */
  readonly by: string;
  readonly kind: 'apply' | 'undo' | 'announcement';
  readonly changes: readonly Change[];
}

/** The same with what is in force since. */
export interface FullRevision extends Revision {
  /** A document as JSON would have it; null: nothing is configured, and the environment says how calls are routed. */
  readonly document: unknown;
  /** The YAML that somebody wrote last, for its comments; null: nobody has. */
  readonly written: string | null;
}

export interface NewRevision extends Omit<FullRevision, 'number'> {
  /** What becomes of an announcement at the same moment; null: nothing. */
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

/** What became of looking at a published calendar. Times are in epoch milliseconds. */
export interface CalendarState {
  /** Tells whether its address, or what of it counts, has changed since. */
  readonly settings: string;
  readonly checkedAt: number;
  /** When it was last read, or found to be the same; null: never. */
  readonly readAt: number | null;
  /** When all of it was last read. */
  readonly fullReadAt: number | null;
  readonly nextAt: number;
  /** Since when it can't be read, and why; null: it can. */
  readonly failing: { readonly since: number; readonly why: Text } | null;
  /** How many absences wait for somebody to say that they are to go, since the calendar is empty. */
  readonly held: number;
  /** Of the latest reading; null: there was none. */
  readonly result: CalendarResult | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What was made of a calendar, in numbers. */
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
  /** The number of the revision in force, cheap enough to ask every second; 0 where nothing was ever configured. */
  latestRevision(): Promise<number>;
  /** Null if there is none of this number, or none any more: the latest thousand are kept. */
  readRevision(number: number): Promise<FullRevision | null>;
  /** The latest revisions, newest first. */
  listRevisions(limit: number): Promise<readonly Revision[]>;
  /**
   * Puts a state in the place of revision `basedOn`, and returns its number; null, and nothing is changed, if another
   * is in force by now.
   */
  revise(next: NewRevision, basedOn: number): Promise<number | null>;
  /** Says of a revision something else than before; only to erase a person from it. */
  rewriteRevision(revision: Pick<FullRevision, 'number' | 'document' | 'written' | 'changes'>): Promise<void>;
  /** Null: a calendar of this name was never looked at. */
  readCalendarState(name: string): Promise<CalendarState | null>;
  saveCalendarState(name: string, state: CalendarState): Promise<void>;
  /** By name and language. */
  listAnnouncements(): Promise<readonly StoredAnnouncement[]>;
  /** The WAV file, or null. */
  readAnnouncement(name: string, language: Language): Promise<Uint8Array | null>;
}

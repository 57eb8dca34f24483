import type { EventMarks } from './event-marks.ts';
import type { MarkedTime } from './occurrences.ts';

/** An event of a calendar with all its times, from a year ago to two years ahead. */
export interface MarkedEvent {
  /** Its id in the calendar, shared by changed repetitions. Never empty. */
  readonly uid: string;
  /** Its title, at most 200 characters; may be empty. */
  readonly title: string;
  /** The repetitions that it replaces; null: none. */
  readonly replaces: Repetitions | null;
  readonly marks: EventMarks;
  readonly times: readonly MarkedTime[];
}

/** Some of the times of an event. */
export interface Repetitions {
  /** When the first of them begins, in epoch milliseconds. */
  readonly at: number;
  readonly andLater: boolean;
}

/** An event, or some of its repetitions, that is called off. */
export interface CalledOff {
  readonly uid: string;
  /** The repetitions called off; null: the whole event. */
  readonly only: Repetitions | null;
}

/** Reasons why an event marks no time that need no sentence of their own. */
export const unmarkedKinds = [
  'unread',
  'cancelled',
  'older',
  'no-time',
  'twice',
  'too-far',
  'over',
  'task',
  'journal',
  'free-busy',
  'availability',
] as const;

export type Unmarked = (typeof unmarkedKinds)[number];

import type { EventMarks } from './event-marks.ts';
import type { MarkedTime } from './occurrences.ts';

/** An event of a calendar with all its times, from a year ago to two years ahead. */
export interface MarkedEvent {
  /** The calendar's id of it; changed repetitions share it. Never empty. */
  readonly uid: string;
  /** As people called it, at most 200 characters; may be empty. */
  readonly title: string;
  /** The repetitions in whose place it stands; null: it is no change of any. */
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

/** That an event, or some of its repetitions, does not take place. */
export interface CalledOff {
  readonly uid: string;
  /** Null: none of them. */
  readonly only: Repetitions | null;
}

/** Why an event marks no time, where that needs no sentence of its own. */
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

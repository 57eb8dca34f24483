import { isNoMoment, type Moment } from './moment.ts';
import { isWithheld } from './number-column.ts';
import type { CallReader } from './row-reader.ts';

/** What is wrong with a row, or doubtful. */
export interface RowProblem {
  readonly line: number;
  readonly what:
    | 'not a time'
    | 'not a duration'
    | 'negative duration'
    | 'not a caller'
    | 'not a direction'
    | 'not an outcome'
    | 'a day or longer'
    | 'ends before it begins'
    | 'time shown twice that night'
    | 'time skipped that night';
  /** The value, or what the parser says. */
  readonly detail: string;
  /** Whether the row is used nevertheless. */
  readonly isUsed: boolean;
}

/**
 * Reads the values of one row. What can't be read is reported, and null in its place; then the row can't be
 * used.
 */
export interface RowValues {
  isUsable(): boolean;
  /** Says that the row can't be used. */
  reject(what: RowProblem['what'], detail: string): null;
  /** A moment in epoch milliseconds; null also where the cell holds none. */
  time(name: string, text: string): number | null;
  /** Milliseconds; null also for an empty text. */
  duration(name: string, text: string, parse: (text: string) => number | null): number | null;
  /** Milliseconds from one moment to the other; null also where either is not known. */
  between(from: number | null, until: number | null): number | null;
  /** Null also where withheld. */
  callerOf(text: string): string | null;
}

export function createRowValues(
  line: number,
  { reader, arePseudonyms }: { readonly reader: CallReader; readonly arePseudonyms: boolean },
  report: (problem: RowProblem) => void,
): RowValues {
  let isUsable = true;

  function reject(what: RowProblem['what'], detail: string): null {
    isUsable = false;
    report({ line, what, detail, isUsed: false });
    return null;
  }

  function time(name: string, text: string): number | null {
    if (isNoMoment(text)) return null;
    const read = reader.parseMoment(text);
    if (read === null) return reject('not a time', `${name} "${text}"`);
    reportDoubt(read, text);
    return read.at;
  }

  function reportDoubt({ clock }: Moment, text: string): void {
    if (clock === 'once') return;
    const what = clock === 'twice' ? 'time shown twice that night' : 'time skipped that night';
    report({ line, what, detail: text, isUsed: true });
  }

  function duration(name: string, text: string, parse: (text: string) => number | null): number | null {
    if (text === '') return null;
    const read = parse(text);
    if (read === null) return reject('not a duration', `${name} "${text}"`);
    return read < 0 ? reject('negative duration', `${name} ${text}`) : read;
  }

  function between(from: number | null, until: number | null): number | null {
    if (from === null || until === null) return null;
    return until < from ? reject('ends before it begins', `by ${(from - until) / 1000} s`) : until - from;
  }

  function callerOf(text: string): string | null {
    if (isWithheld(text)) return null;
    if (arePseudonyms) return text;
    const read = reader.readNumber(text);
    if (read.kind === 'rejected') return reject('not a caller', read.reason);
    return read.kind === 'number' ? read.number : null;
  }

  return { isUsable: () => isUsable, reject, time, duration, between, callerOf };
}

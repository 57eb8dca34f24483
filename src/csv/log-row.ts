import type { LoggedCall } from '../domain/logged-call.ts';
import { type Cell, directionByEnds, endsOf, isMachine } from './call-ends.ts';
import type { CallKind } from './call-kind.ts';
import { type Columns, cellAt, cellOf } from './columns.ts';
import { dayMs } from './duration.ts';
import type { ExtraField } from './log-fields.ts';
import { isNoMoment, type Moment } from './moment.ts';
import { isWithheld } from './number-column.ts';
import type { CsvRow } from './open-csv.ts';
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

export interface RowRules {
  /** Reads the rows as an import does. */
  readonly reader: CallReader;
  readonly extra: Columns<ExtraField>;
  readonly calledToo: readonly number[];
  /** In milliseconds, of a time to wait; null: it is none. */
  readonly parseWait: (text: string) => number | null;
  /** Whether callers are names or keys that are taken as they stand. */
  readonly arePseudonyms: boolean;
  /** Null: a row is answered as an import sees it. */
  readonly isAnswered: ((cells: readonly string[]) => boolean) | null;
  /** Null: as the direction says, or all. */
  readonly isHotline: ((cells: readonly string[]) => boolean) | null;
}

/** Reads one row of a log; null if it can't be used. Problems are reported one by one. */
export function toCall(
  row: CsvRow,
  rules: RowRules,
  report: (problem: RowProblem) => void,
): LoggedCall | null {
  const { reader, extra } = rules;
  const cell: Cell = field => cellOf(reader.columns, row.cells, field);
  let isUsable = true;

  function reject(what: RowProblem['what'], detail: string): null {
    isUsable = false;
    report({ line: row.line, what, detail, isUsed: false });
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
    report({ line: row.line, what, detail: text, isUsed: true });
  }

  function duration(name: string, text: string, parse: RowRules['parseWait']): number | null {
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
    if (rules.arePseudonyms) return text;
    const read = reader.readNumber(text);
    if (read.kind === 'rejected') return reject('not a caller', read.reason);
    return read.kind === 'number' ? read.number : null;
  }

  const words = readWords(cell, reader);
  for (const text of words.unknown)
    report({ line: row.line, what: 'not a direction', detail: `"${text}"`, isUsed: true });
  const kind = kindOf(words, row, cell, rules);
  const ends = endsOf(cell, kind === 'outgoing' ? 'out' : 'in', reader);
  const agent = isMachine(ends.agent) ? '' : ends.agent;
  const startedText = cell('startedAt') || cell('answeredAt');
  const started = isNoMoment(startedText)
    ? reject('not a time', 'started is empty')
    : time('started', startedText);
  const delay = duration('delay', cellOf(extra, row.cells, 'delay'), rules.parseWait);
  const arrivedAt = (started ?? 0) + (delay ?? 0);
  const answeredAt = time('answered', cell('answeredAt'));
  const waitMs =
    duration('wait', cellOf(extra, row.cells, 'wait'), rules.parseWait) ?? between(arrivedAt, answeredAt);
  const pickedUpAt = answeredAt ?? (waitMs === null ? null : arrivedAt + waitMs);
  const talk = duration('talk', cell('talkTime'), reader.parseDuration);
  const hasTalked =
    words.isAnswered !== false &&
    talk !== 0 &&
    (reader.columns.answeredAt === undefined || answeredAt !== null);
  const isAnswered = agent !== '' && (rules.isAnswered?.(row.cells) ?? hasTalked);
  const talkMs = talk ?? (isAnswered ? between(pickedUpAt, time('ended', cell('endedAt'))) : null);
  if (talkMs !== null && talkMs >= dayMs) reject('a day or longer', `talk of ${talkMs / 1000} s`);
  const isUnclear = words.unknownOutcome !== null && talk === null && answeredAt === null;
  if (isUnclear && agent !== '' && rules.isAnswered === null)
    reject('not an outcome', `"${words.unknownOutcome}", and nothing else says whether it was answered`);
  const caller = kind === 'other' ? null : callerOf(ends.caller);
  if (!isUsable || started === null) return null;
  const called = reader.readNumber(cellAt(rules.calledToo, row.cells));
  return {
    callId: `line ${row.line}`,
    kind,
    caller,
    arrivedAt,
    agentId: isAnswered ? agent : null,
    calledInVainBy: kind === 'outgoing' && agent !== '' && !isAnswered ? agent : null,
    waitMs,
    talkMs: isAnswered ? talkMs : null,
    group: cellOf(extra, row.cells, 'group'),
    called: called.kind === 'number' ? called.number : null,
  };
}

/** What the words of a row say. */
interface Words extends CallKind {
  /** As the service names calls; null: the row says it in other words. */
  readonly named: 'hotline' | 'direct' | null;
  /** Of the direction, where they say nothing that is understood. */
  readonly unknown: readonly string[];
  /** The outcome, where it is not understood and the direction says nothing of it. */
  readonly unknownOutcome: string | null;
}

function readWords(cell: Cell, { readKind }: CallReader): Words {
  const text = cell('direction');
  const isNamed = /^(hotline|direct)$/i.test(text);
  const direction = isNamed ? null : readKind(text, 'direction');
  const outcome = readKind(cell('outcome'), 'outcome');
  return {
    named: isNamed ? (text.toLowerCase() as 'hotline' | 'direct') : null,
    unknown: isNamed || direction !== null ? [] : [text],
    unknownOutcome: outcome === null && direction?.isAnswered == null ? cell('outcome') : null,
    direction: direction?.direction ?? outcome?.direction ?? null,
    isAnswered: direction?.isAnswered ?? outcome?.isAnswered ?? null,
    isCall: (direction?.isCall ?? true) && (outcome?.isCall ?? true),
  };
}

function kindOf(
  words: Words,
  { cells }: CsvRow,
  cell: Cell,
  { isHotline, reader }: RowRules,
): LoggedCall['kind'] {
  const asTold = words.named === 'direct' ? 'direct' : words.direction === 'out' ? 'outgoing' : 'other';
  if (isHotline !== null) return isHotline(cells) ? 'hotline' : asTold;
  if (words.named !== null) return words.named;
  if (!words.isCall || words.unknown.length > 0) return 'other';
  const direction = words.direction ?? (reader.hasEnds ? directionByEnds(cell, reader) : null);
  if (direction === 'internal') return 'other';
  if (direction === 'out') return 'outgoing';
  // What was missed had come in; of a table without directions all has.
  const isIncoming =
    direction === 'in' || words.isAnswered !== null || reader.columns.direction === undefined;
  return isIncoming ? 'hotline' : 'other';
}

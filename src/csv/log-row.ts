import type { LoggedCall } from '../domain/logged-call.ts';
import { type Cell, directionByEnds, endsOf, isMachine } from './call-ends.ts';
import type { CallKind } from './call-kind.ts';
import { type Columns, cellAt, cellOf } from './columns.ts';
import { dayMs } from './duration.ts';
import type { ExtraField } from './log-fields.ts';
import { isNoMoment } from './moment.ts';
import type { CsvRow } from './open-csv.ts';
import type { CallReader } from './row-reader.ts';
import { createRowValues, type RowProblem } from './row-values.ts';

export interface RowRules {
  /** Reads the rows as an import does. */
  readonly reader: CallReader;
  readonly extra: Columns<ExtraField>;
  readonly calledToo: readonly number[];
  /** A wait in milliseconds; null: it is no duration. */
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
  const values = createRowValues(row.line, rules, report);
  const { reject, time, duration, between, callerOf } = values;
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
  if (!values.isUsable() || started === null) return null;
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
  /** A kind in Familiar's own words; null: the row uses others. */
  readonly named: 'hotline' | 'direct' | null;
  /** Words about the direction that were not understood. */
  readonly unknown: readonly string[];
  /** The outcome, if it was not understood and the direction does not imply it. */
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
  // A missed call was incoming; in a table without directions every call is.
  const isIncoming =
    direction === 'in' || words.isAnswered !== null || reader.columns.direction === undefined;
  return isIncoming ? 'hotline' : 'other';
}

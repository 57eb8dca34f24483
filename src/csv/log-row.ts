import type { PhoneNumber } from '../acd/phone-number.ts';
import type { LoggedCall } from '../acd/replay/logged-call.ts';
import { readKind } from './call-kind.ts';
import { type Columns, cellOf, type Guesses } from './columns.ts';
import type { Moment, MomentParser } from './moment.ts';
import type { CsvRow } from './open-csv.ts';

/** What a column of a call log can mean. Durations are in seconds or as a clock shows them. */
export const logFields = {
  caller: 'who called: a number or a pseudonym; empty if withheld',
  agent: 'who answered, or made an outgoing call; empty if nobody did',
  started: 'when the call came in; two columns as Date+Time',
  delay: 'how long it took to reach the hotline, such as a voice menu',
  answered: 'when it was answered',
  ended: 'when it ended',
  wait: 'how long it waited until it was answered or given up',
  talk: 'how long it was talked',
  kind: 'hotline, direct or outgoing; anything else shows only that its agent was there',
  group: 'calls of a group are alike in length',
  called: 'the number that was called, to tell hotlines apart',
} as const;
export type LogField = keyof typeof logFields;

/** Headings that need no mapping. */
export const logGuesses: Guesses<LogField> = {
  caller: ['caller', 'caller id', 'Anrufer', 'Rufnummer', 'from', 'von'],
  agent: ['agent', 'agent id', 'Mitarbeiter', 'Bearbeiter'],
  started: ['started', 'started at', 'start', 'Beginn', 'Datum+Uhrzeit', 'Datum', 'Zeitpunkt', 'date'],
  delay: ['delay'],
  answered: ['answered', 'answered at', 'Annahme'],
  ended: ['ended', 'ended at', 'Ende'],
  wait: ['wait', 'wait s', 'Wartezeit'],
  talk: ['talk', 'talk s', 'Gesprächszeit', 'Gesprächsdauer', 'Dauer', 'duration'],
  kind: ['kind', 'Richtung', 'direction'],
  group: ['group', 'service', 'Gruppe'],
  called: ['called', 'Angerufen', 'to', 'an'],
};

/** What is wrong with a row, or doubtful. */
export interface RowProblem {
  readonly line: number;
  readonly what:
    | 'not a time'
    | 'not a duration'
    | 'negative duration'
    | 'ends before it begins'
    | 'time shown twice that night'
    | 'time skipped that night';
  /** The value, or what the parser says. */
  readonly detail: string;
  /** Whether the row is used nevertheless. */
  readonly isUsed: boolean;
}

export interface RowRules {
  readonly columns: Columns<LogField>;
  readonly parseMoment: MomentParser;
  readonly parseNumber: (text: string) => PhoneNumber | null;
  /** In milliseconds; null: it is none. */
  readonly parseDuration: (text: string) => number | null;
  /** Null: a row is answered if it names an agent. */
  readonly isAnswered: ((cells: readonly string[]) => boolean) | null;
  /** Null: as the column `kind` says, or all. */
  readonly isHotline: ((cells: readonly string[]) => boolean) | null;
}

/** Reads one row of a log; null if it can't be used. Problems are reported one by one. */
export function toCall(
  row: CsvRow,
  rules: RowRules,
  report: (problem: RowProblem) => void,
): LoggedCall | null {
  const cell = (field: LogField): string => cellOf(rules.columns, row.cells, field);
  let isUsable = true;

  function reject(what: RowProblem['what'], detail: string): null {
    isUsable = false;
    report({ line: row.line, what, detail, isUsed: false });
    return null;
  }

  function time(field: LogField): number | null {
    const text = cell(field);
    if (text === '') return field === 'started' ? reject('not a time', `${field} is empty`) : null;
    const read = rules.parseMoment(text);
    if (read === null) return reject('not a time', `${field} "${text}"`);
    reportDoubt(read, text);
    return read.at;
  }

  function reportDoubt({ clock }: Moment, text: string): void {
    if (clock === 'once') return;
    const what = clock === 'twice' ? 'time shown twice that night' : 'time skipped that night';
    report({ line: row.line, what, detail: text, isUsed: true });
  }

  function duration(field: LogField): number | null {
    const text = cell(field);
    if (text === '') return null;
    const read = rules.parseDuration(text);
    if (read === null) return reject('not a duration', `${field} "${text}"`);
    return read < 0 ? reject('negative duration', `${field} ${text}`) : read;
  }

  function between(from: number | null, until: number | null): number | null {
    if (from === null || until === null) return null;
    return until < from ? reject('ends before it begins', `by ${(from - until) / 1000} s`) : until - from;
  }

  const agent = cell('agent');
  const started = time('started');
  const arrivedAt = (started ?? 0) + (duration('delay') ?? 0);
  const answeredAt = time('answered');
  const waitMs = duration('wait') ?? between(arrivedAt, answeredAt);
  const pickedUpAt = answeredAt ?? (waitMs === null ? null : arrivedAt + waitMs);
  const talk = duration('talk');
  const kind = kindOf(cell('kind'), row, rules);
  const isAnswered = agent !== '' && (rules.isAnswered?.(row.cells) ?? !(kind === 'outgoing' && talk === 0));
  const talkMs = talk ?? (isAnswered ? between(pickedUpAt, time('ended')) : null);
  if (!isUsable || started === null) return null;
  const caller = cell('caller');
  return {
    callId: `line ${row.line}`,
    kind,
    caller: caller === '' || /^(anonymous|unknown|withheld|anonym)$/i.test(caller) ? null : caller,
    arrivedAt,
    agentId: isAnswered ? agent : null,
    calledInVainBy: kind === 'outgoing' && agent !== '' && !isAnswered ? agent : null,
    waitMs,
    talkMs: isAnswered ? talkMs : null,
    group: cell('group'),
    called: rules.parseNumber(cell('called')),
  };
}

function kindOf(text: string, { cells }: CsvRow, { isHotline, columns }: RowRules): LoggedCall['kind'] {
  if (isHotline !== null) {
    if (isHotline(cells)) return 'hotline';
    return text === 'direct' || text === 'outgoing' ? text : 'other';
  }
  if (columns.kind === undefined) return 'hotline';
  if (/^(hotline|direct)$/i.test(text)) return text.toLowerCase() === 'direct' ? 'direct' : 'hotline';
  const kind = readKind(text);
  if (text === '' || kind === null || !kind.isCall || kind.direction === 'internal') return 'other';
  if (kind.direction === 'out') return 'outgoing';
  // What was missed had come in.
  return kind.direction === 'in' || kind.isAnswered !== null ? 'hotline' : 'other';
}

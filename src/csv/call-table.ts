import { createHash } from 'node:crypto';
import type { CallHistory, HistoryPage } from '../app/ports/import.ts';
import type { PastCall } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { countryOf } from '../numbers/phone-spelling.ts';
import { CsvError } from './csv-error.ts';
import type { CsvFile } from './open-csv.ts';
import { createOverlapDetector } from './overlaps.ts';
import { type ReadCall, readCall } from './read-call.ts';
import { remembering } from './remembering.ts';
import type { CallReader } from './row-reader.ts';

/** What a table holds. */
export interface TableReport {
  readonly rows: number;
  readonly calls: number;
  readonly withoutAgent: number;
  readonly withoutCaller: number;
  readonly rejected: number;
  /** Of rows that sum up others. */
  readonly totalLines: readonly number[];
  /**
   * Calls at a time that the clock showed twice, where the first is taken; or never, where time is counted on
   * from before the gap.
   */
  readonly twice: number;
  readonly never: number;
  /** Calls whose agent was in another call. */
  readonly overlapping: number;
  /** Callers' countries, as ISO 3166 has them, or `?`, with their calls and the line of the first. */
  readonly countries: ReadonlyMap<string, CountryCalls>;
  /** Names in the table's agent column that are no agents, with the rows. */
  readonly unknownAgents: ReadonlyMap<string, number>;
  /** First and last call, in epoch milliseconds; null: there are no calls. */
  readonly earliest: number | null;
  readonly latest: number | null;
}

export interface CountryCalls {
  readonly calls: number;
  readonly line: number;
}

/**
 * Reads every row, without changing anything, to find out what can be used. Rejects with the signal's reason.
 */
export async function checkTable(
  csv: CsvFile,
  reader: CallReader,
  options: {
    readonly onRejected: (line: number, reason: string) => void;
    /** Gets the share read, 0 to 1. */
    readonly onProgress: (done: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<TableReport> {
  const overlaps = createOverlapDetector();
  const counts = { rows: 0, call: 0, 'without-agent': 0, 'without-caller': 0, total: 0, rejected: 0 };
  const totalLines: number[] = [];
  const countries = new Map<string, CountryCalls>();
  const unknownAgents = new Map<string, number>();
  const countryOfCaller = remembering(text => countryOf(text as PhoneNumber) ?? '?');
  const clocks = { once: 0, twice: 0, never: 0 };
  let [earliest, latest, overlapping] = [Infinity, -Infinity, 0];
  for await (const { line, cells } of csv.rows(bytes => options.onProgress(bytes / csv.bytes))) {
    options.signal.throwIfAborted();
    const read = readCall(cells, reader);
    counts.rows += 1;
    counts[read.kind] += 1;
    if (read.kind === 'rejected') {
      options.onRejected(line, read.reason);
      if (read.unknownAgent !== undefined) countAgent(unknownAgents, read.unknownAgent);
    }
    if (read.kind === 'total') totalLines.push(line);
    if (read.kind !== 'call') continue;
    clocks[read.clock] += 1;
    earliest = Math.min(earliest, read.call.answeredAt);
    latest = Math.max(latest, read.call.answeredAt);
    if (overlaps(read.call)) overlapping += 1;
    const country = countryOfCaller(read.call.caller);
    const known = countries.get(country) ?? { calls: 0, line };
    countries.set(country, { ...known, calls: known.calls + 1 });
  }
  const hasCalls = counts.call > 0;
  return {
    rows: counts.rows,
    calls: counts.call,
    withoutAgent: counts['without-agent'],
    withoutCaller: counts['without-caller'],
    rejected: counts.rejected,
    totalLines,
    twice: clocks.twice,
    never: clocks.never,
    overlapping,
    countries,
    unknownAgents,
    earliest: hasCalls ? earliest : null,
    latest: hasCalls ? latest : null,
  };
}

/**
 * The calls of a table as a history that can be imported. Its name is made of the file as it is now and of
 * how it is read, so an import goes on only with the same table.
 *
 * @param rejected how many rows are known to be unusable, and are left out. More than that is an error.
 */
export function tableHistory(csv: CsvFile, reader: CallReader, rejected: number): CallHistory {
  const identity = JSON.stringify([csv.identity, csv.encoding, csv.delimiter, reader.key]);
  return {
    source: `csv:${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`,
    notes: [],
    pages: (position, signal) => readPages(csv, reader, { rejected, position, signal }),
  };
}

/** More names than any company has agents: then the column is probably another one. */
const agentsCounted = 1_000;

function countAgent(counts: Map<string, number>, name: string): void {
  if (counts.has(name) || counts.size < agentsCounted) counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** As many as are written in a fraction of a second: calls that come in meanwhile wait for it. */
const callsPerPage = 200;
/** A page is written after so many rows at the latest, even if few of them are calls. */
const rowsPerPage = 5_000;

async function* readPages(
  csv: CsvFile,
  reader: CallReader,
  options: { readonly rejected: number; readonly position: object | null; readonly signal: AbortSignal },
): AsyncGenerator<HistoryPage> {
  const { position, signal } = options;
  const begin = position !== null && 'line' in position ? Number(position.line) : 0;
  let rejected = 0;
  let done = 0;
  let page = emptyPage();
  const rows = csv.rows(bytes => {
    done = bytes / csv.bytes;
  });
  for await (const { line, cells } of rows) {
    signal.throwIfAborted();
    const read = readCall(cells, reader);
    if (read.kind === 'rejected') rejected += 1;
    if (rejected > options.rejected)
      throw new CsvError('the table was changed while it was read. Import it again.');
    if (line <= begin) continue;
    addTo(page, read);
    if (page.calls.length < callsPerPage && page.rows < rowsPerPage) continue;
    yield { ...toPage(page), position: { line }, done };
    page = emptyPage();
  }
  yield { ...toPage(page), position: null, done: 1 };
}

interface GrowingPage {
  readonly calls: PastCall[];
  rows: number;
  withoutAgent: number;
  withoutCaller: number;
}

function emptyPage(): GrowingPage {
  return { calls: [], rows: 0, withoutAgent: 0, withoutCaller: 0 };
}

function addTo(page: GrowingPage, read: ReadCall): void {
  page.rows += 1;
  if (read.kind === 'call') page.calls.push(read.call);
  if (read.kind === 'without-agent') page.withoutAgent += 1;
  if (read.kind === 'without-caller') page.withoutCaller += 1;
}

function toPage({ calls, withoutAgent, withoutCaller }: GrowingPage): Omit<HistoryPage, 'position' | 'done'> {
  return { calls, withoutAgent, withoutCaller };
}

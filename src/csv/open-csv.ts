import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Parser, type CsvError as ParserError, parse } from 'csv-parse';
import { CsvError } from './csv-error.ts';
import { detectEncoding, type Encoding, readText } from './encoding.ts';
import { findHeadings } from './find-headings.ts';
import { headingsOfHeadless } from './headless.ts';

/** One row below the headings. */
export interface CsvRow {
  /** The line in the file, counted from 1; of a row over several lines the last. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table in a file. */
export interface CsvFile {
  readonly encoding: Encoding;
  /** What separates the columns. */
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** How many lines before the headings are skipped, such as a title. */
  readonly linesBefore: number;
  /** Of the file. */
  readonly bytes: number;
  /** Changes when the file is changed. */
  readonly identity: string;
  /**
   * Reads the rows from the first, as often as it is called, a piece of the file at a time. Rejects with a
   * {@link CsvError} if the file is no table.
   *
   * @param onRead gets the bytes read so far.
   */
  rows(onRead?: (bytes: number) => void): AsyncGenerator<CsvRow>;
}

export interface CsvOptions {
  /** Default: detected. */
  readonly encoding?: Encoding;
  /** Default: whichever of semicolon, comma, tab and bar is most frequent in the first line. */
  readonly delimiter?: string;
}

/**
 * Opens a table whose first row after any title holds the headings, or one of a system known to write none.
 * Rejects with a {@link CsvError} that says what is wrong.
 */
export async function openCsv(file: string, options: CsvOptions = {}): Promise<CsvFile> {
  const { size: bytes, mtimeMs } = await statOf(file);
  const { encoding, lines } = await lookInto(file, options.encoding);
  // Excel writes such a line for its own use.
  const told = /^"?sep=(.)"?$/i.exec(lines[0] ?? '')?.[1];
  const from = told === undefined ? 0 : 1;
  const { index, delimiter } = findHeadings(lines, { from, delimiter: options.delimiter ?? told ?? null });
  const layout = { file, encoding, delimiter, fromLine: index + 1 };
  const firstRow = await readFirstRow(layout);
  const known = headingsOfHeadless(firstRow);
  const headings = known ?? firstRow;
  // Tables that were put together have their headings several times.
  const isEmptyOrHeading = (cells: readonly string[]): boolean =>
    cells.every(cell => blank.test(cell)) || (known === null && isSame(cells, headings));
  return {
    encoding,
    delimiter,
    headings,
    linesBefore: index - from,
    bytes,
    identity: `${resolve(file)} ${bytes} ${mtimeMs}`,
    async *rows(onRead) {
      for await (const row of readRows(layout, onRead)) if (!isEmptyOrHeading(row.cells)) yield row;
    },
  };
}

async function lookInto(
  file: string,
  given: Encoding | undefined,
): Promise<{ readonly encoding: Encoding; readonly lines: readonly string[] }> {
  try {
    const encoding = given ?? (await detectEncoding(file));
    return { encoding, lines: await readFirstLines(file, encoding) };
  } catch (error) {
    throw toCsvError(file, error);
  }
}

const blank = /^[\s\p{Cc}\p{Cf}]*$/u;

function isSame(cells: readonly string[], headings: readonly string[]): boolean {
  return cells.length === headings.length && cells.every((cell, index) => cell.trim() === headings[index]);
}

interface Layout {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly fromLine: number;
}

/** A longer row has lost its closing quotation mark. */
const maxRowCharacters = 100_000;

async function* readRows(layout: Layout, onRead?: (bytes: number) => void): AsyncGenerator<CsvRow> {
  const { file, encoding, delimiter, fromLine } = layout;
  const parser = parse({
    delimiter,
    from_line: fromLine,
    info: true,
    max_record_size: maxRowCharacters,
    // All kinds of line end: Excel may end its own first line differently from the others.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const failed = new Promise<never>((_, reject) => parser.once('error', reject));
  // An error may come while rows are still being taken.
  failed.catch(() => {});
  try {
    for await (const piece of readText(file, encoding, onRead)) {
      const written = new Promise<void>(done => parser.write(piece, () => done()));
      yield* parsedRows(parser);
      await Promise.race([written, failed]);
    }
    const finished = new Promise<void>(done => parser.end(() => done()));
    await Promise.race([finished, failed]);
    yield* parsedRows(parser);
  } catch (error) {
    throw toCsvError(file, error);
  } finally {
    parser.destroy();
  }
}

/** The rows that are ready, all at once: waiting for each takes ten times as long as parsing it. */
function* parsedRows(parser: Parser): Generator<CsvRow> {
  for (let row: ParsedRow | null = parser.read(); row !== null; row = parser.read())
    yield { line: row.info.lines, cells: row.record };
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function readFirstRow(layout: Layout): Promise<readonly string[]> {
  for await (const { cells } of readRows(layout)) return cells.map(cell => cell.trim());
  throw new CsvError(`${layout.file} is empty. Its first line must hold the names of the columns.`);
}

/** Titles before a table are shorter. */
const mostLinesBefore = 20;

async function readFirstLines(file: string, encoding: Encoding): Promise<readonly string[]> {
  let text = '';
  for await (const piece of readText(file, encoding)) {
    text += piece;
    if (text.length > maxRowCharacters) break;
  }
  return text
    .slice(0, maxRowCharacters)
    .split(/\r\n|\n|\r/)
    .slice(0, mostLinesBefore);
}

async function statOf(file: string): Promise<Stats> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file);
    const stat = await handle.stat();
    if (!stat.isFile())
      throw new CsvError(`${file} is no file that can be read twice. Save the table in one.`);
    return stat;
  } catch (error) {
    throw toCsvError(file, error);
  } finally {
    await handle?.close();
  }
}

function toCsvError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CsvError || !('code' in error)) return error;
  const { code, message } = error as ParserError;
  const line = 'lines' in error ? ` at line ${error.lines}` : '';
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return new CsvError(`${file} has a quotation mark that is never closed, or no lines${line}.`);
  if (code.startsWith('Z_'))
    return new CsvError(`${file} is packed with gzip and was cut short or damaged. Copy it once more.`);
  return new CsvError(`${file} can't be read${line}: ${message}.`, { cause: error });
}

import type { Refusal } from '../../app/ports/store.ts';

/**
 * Whether an error means that the database refuses this entry and may well take others; null: it fails as a
 * whole, or nobody can tell. An entry on which our own code fails counts as refused too: it would fail for
 * ever.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
    return { reason: 'other', code: error.name };
  const { code, number, state } = readError(error);
  if (number !== null && state !== null) {
    const isOfEntry = /^(22|23|42)/.test(state) && !ofConnection.has(number);
    const reason = mysqlReasons.get(number) ?? (isOfEntry ? 'other' : null);
    return reason === null ? null : { reason, code: code ?? String(number) };
  }
  if (code === 'ERR_SQLITE_ERROR' && number !== null) {
    const reason = sqliteReasons.get(number & 0xff) ?? (lacksTable(error) ? 'tables' : null);
    return reason === null ? null : { reason, code: `SQLite ${number}` };
  }
  if (code === null || !isAnswer(error)) return null;
  const reason = postgresReasons.get(code) ?? (/^(0A|21|22|23|42|44)/.test(code) ? 'other' : null);
  return reason === null ? null : { reason, code };
}

/** Whether the database itself reported the error, rather than the connection to it. */
export function isAnswer(error: unknown): boolean {
  const { code, number, state } = readError(error);
  if (code === 'ERR_SQLITE_ERROR' || (number !== null && state !== null)) return true;
  return error instanceof Error && 'severity' in error && /^[0-9A-Z]{5}$/.test(code ?? '');
}

interface Said {
  readonly code: string | null;
  readonly number: number | null;
  /** SQLSTATE, as MySQL's driver reports it. */
  readonly state: string | null;
}

function readError(error: unknown): Said {
  const { code, errno, errcode, sqlState } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const number =
    typeof errcode === 'number' ? errcode : typeof errno === 'number' && errno > 0 ? errno : null;
  return {
    code: typeof code === 'string' ? code : null,
    number,
    state: typeof sqlState === 'string' ? sqlState : null,
  };
}

/** By SQLSTATE. Those of other classes that are not here are failures of the whole. */
const postgresReasons: ReadonlyMap<string, Refusal['reason']> = new Map([
  ['22021', 'character'],
  ['22P05', 'character'],
  ['22001', 'too-long'],
  ['54000', 'too-long'],
  ['22003', 'out-of-range'],
  ['42501', 'rights'],
  ['42P01', 'tables'],
  ['42703', 'tables'],
  ['3F000', 'tables'],
]);

const mysqlReasons: ReadonlyMap<number, Refusal['reason']> = new Map([
  [1300, 'character'],
  [1366, 'character'],
  [3988, 'character'],
  [1153, 'too-long'],
  [1406, 'too-long'],
  [1264, 'out-of-range'],
  [1690, 'out-of-range'],
  [1142, 'rights'],
  [1143, 'rights'],
  [1227, 'rights'],
  [1054, 'tables'],
  [1146, 'tables'],
]);

/**
 * No such database, none for this user, and no connection left: MySQL files them with what is wrong in a
 * statement.
 */
const ofConnection: ReadonlySet<number> = new Set([1044, 1049, 1203, 1226]);

/**
 * SQLite has one code for this and for anything else that is wrong with a statement, such as ending a
 * transaction that a full disk has ended already.
 */
function lacksTable(error: unknown): boolean {
  return error instanceof Error && /no such (table|column)|has no column/.test(error.message);
}

/** Too big, constraint, mismatch and range; anything else is about the file. */
const sqliteReasons: ReadonlyMap<number, Refusal['reason']> = new Map([
  [18, 'too-long'],
  [19, 'other'],
  [20, 'other'],
  [25, 'other'],
]);

import type { Kysely } from 'kysely';
import type { PastCall } from '../acd/journal-entry.ts';
import { toPhoneNumber } from '../acd/phone-number.ts';
import type { DatabaseKind } from './database-config.ts';

/** A row of the table that sipgate's tutorial "Intelligentes Routing mit sipgate.io" keeps. */
export interface TutorialCall {
  readonly id: string;
  /** The caller: E.164 with a plus sign, but also `anonymous`, a lone plus sign, or nothing. */
  readonly customerPhone: string | null;
  /** The number that answered. */
  readonly servicePhone: string | null;
}

export interface TutorialDatabase {
  readonly kind: DatabaseKind;
  // biome-ignore lint/suspicious/noExplicitAny: whatever else lies in the database does not matter.
  readonly db: Kysely<any>;
}

const tutorialBatch = 500;

/** Whether the database holds the table, and not another one of its name. */
export async function hasTutorialTable({ kind, db }: TutorialDatabase): Promise<boolean> {
  const tables = await db.introspection.getTables();
  // PostgreSQL lists the tables of all schemas.
  const ours = tables.filter(table => kind !== 'postgres' || table.schema === 'public');
  const columns = ours.find(table => table.name === 'call_history')?.columns.map(column => column.name);
  return ['id', 'customerPhone', 'servicePhone'].every(name => columns?.includes(name));
}

/** The rows in the order of their ids, some hundred at a time, behind the one with the id `after`. */
export async function* readTutorialCalls(
  { db }: TutorialDatabase,
  after: string | null = null,
): AsyncGenerator<readonly TutorialCall[]> {
  const all = db.selectFrom('call_history').selectAll().$castTo<TutorialCall>();
  for (let last = after; ; ) {
    const behind = last === null ? all : all.where('id', '>', last);
    const rows = await behind.orderBy('id').limit(tutorialBatch).execute();
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end.id;
  }
}

/**
 * The call of a row; null where nobody could be recognised by it. It counts as answered at `at`, in epoch milliseconds,
 * because the table has no times.
 */
export function toTutorialCall(row: TutorialCall, at: number): PastCall | null {
  const caller = toPhoneNumber(row.customerPhone ?? '');
  const answeringNumber = toPhoneNumber(row.servicePhone ?? '');
  if (caller === null || answeringNumber === null) return null;
  return { type: 'pastCall', callId: `call_history:${row.id}`, caller, answeringNumber, answeredAt: at };
}

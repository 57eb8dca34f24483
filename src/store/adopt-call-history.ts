import type { PastCall } from '../acd/journal-entry.ts';
import { toPhoneNumber } from '../acd/phone-number.ts';
import type { Clock, Log } from '../app/ports.ts';
import { addPastCalls } from './add-past-calls.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Session, Write } from './session.ts';

/** The table of sipgate's tutorial "Intelligentes Routing mit sipgate.io". */
interface CallHistory {
  readonly id: string;
  /** The caller: E.164 with a plus sign, but also `anonymous`, a lone plus sign, or nothing. */
  readonly customerPhone: string | null;
  /** The number that answered. */
  readonly servicePhone: string | null;
}

/**
 * Takes over the calls of sipgate's tutorial as history, once; its table is left as it is. They all count as answered
 * now, because the table has no times. Interrupted, it goes on at the next start: each row is journaled once.
 */
export async function adoptCallHistory(
  session: Session,
  write: Write,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  if ((await readMeta(session, metaName)) !== null || !(await hasCallHistory(session))) return;
  const adoptedAt = clock();
  let adopted = 0;
  let unusable = 0;
  for await (const rows of callHistory(session)) {
    const calls = rows.flatMap(row => toPastCall(row, adoptedAt) ?? []);
    await write(unit => addPastCalls(unit, calls));
    adopted += calls.length;
    unusable += rows.length - calls.length;
    log.info({ adopted, unusable }, 'Adopting the history of the tutorial (table call_history).');
  }
  await write(unit => writeMeta(unit, metaName, { adoptedAt, adopted, unusable }));
  log.info({ adopted, unusable }, 'Adopted the history of the tutorial. Its table was not changed.');
}

const metaName = 'call_history';
const batchSize = 500;

async function hasCallHistory({ kind, db }: Session): Promise<boolean> {
  const tables = await db.introspection.getTables();
  // PostgreSQL lists the tables of all schemas.
  const ours = tables.filter(table => kind !== 'postgres' || table.schema === 'public');
  const columns = ours.find(table => table.name === 'call_history')?.columns.map(column => column.name);
  return ['id', 'customerPhone', 'servicePhone'].every(name => columns?.includes(name));
}

async function* callHistory(session: Session): AsyncGenerator<readonly CallHistory[]> {
  const all = session.db.withTables<{ call_history: CallHistory }>().selectFrom('call_history').selectAll();
  let rows = await all.orderBy('id').limit(batchSize).execute();
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield rows;
    rows = await all.where('id', '>', last.id).orderBy('id').limit(batchSize).execute();
  }
}

/** Null where nobody could be recognised by it. */
function toPastCall(row: CallHistory, answeredAt: number): PastCall | null {
  const caller = toPhoneNumber(row.customerPhone ?? '');
  const answeringNumber = toPhoneNumber(row.servicePhone ?? '');
  if (caller === null || answeringNumber === null) return null;
  return { type: 'pastCall', callId: `call_history:${row.id}`, caller, answeringNumber, answeredAt };
}

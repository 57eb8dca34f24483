import type { Clock, Log } from '../app/ports.ts';
import { addPastCalls } from './add-past-calls.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Session, Write } from './session.ts';
import { hasTutorialTable, readTutorialCalls, toTutorialCall } from './tutorial-table.ts';

/**
 * Takes over the calls of sipgate's tutorial as history, once; its table is left as it is. They all count as answered
 * now, because the table has no times. Interrupted, it goes on at the next start: each row is journaled once.
 */
export async function adoptCallHistory(
  session: Session,
  write: Write,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  if ((await readMeta(session, metaName)) !== null || !(await hasTutorialTable(session))) return;
  const adoptedAt = clock();
  let adopted = 0;
  let unusable = 0;
  for await (const rows of readTutorialCalls(session)) {
    const calls = rows.flatMap(row => toTutorialCall(row, adoptedAt) ?? []);
    await write(unit => addPastCalls(unit, calls));
    adopted += calls.length;
    unusable += rows.length - calls.length;
    log.info({ adopted, unusable }, 'Adopting the history of the tutorial (table call_history).');
  }
  await write(unit => writeMeta(unit, metaName, { adoptedAt, adopted, unusable }));
  log.info({ adopted, unusable }, 'Adopted the history of the tutorial. Its table was not changed.');
}

const metaName = 'call_history';

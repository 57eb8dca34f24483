import type { PhoneNumber } from '../../domain/phone-number.ts';
import { keyBatches } from '../database/key-batches.ts';
import type { Session, Write } from '../database/session.ts';
import { recountCallers } from './recount-callers.ts';

/** Counts familiarity anew from the call records. */
export async function rebuildFamiliarity(
  session: Session,
  write: Write,
  onProgress: (done: number) => void,
): Promise<void> {
  const { total } = await session.db
    .selectFrom('familiar_calls')
    .select(({ fn }) => fn.count<number>('caller').distinct().as('total'))
    .executeTakeFirstOrThrow();
  let done = 0;
  for await (const callers of keyBatches((after, limit) => callersAfter(session, after, limit))) {
    await write(unit => recountCallers(unit, callers));
    done += callers.length;
    onProgress(Math.min(1, done / total));
  }
}

/** The callers of calls, and those whose familiarity no call supports. */
function callersAfter(session: Session, after: string, limit: number): Promise<PhoneNumber[]>[] {
  const tables = ['familiar_calls', 'familiar_familiarity'] as const;
  return tables.map(async table => {
    const rows = await session.db
      .selectFrom(table)
      .select('caller')
      .distinct()
      .where('caller', '>', after as PhoneNumber)
      .orderBy('caller')
      .limit(limit)
      .execute();
    return rows.flatMap(row => row.caller ?? []);
  });
}

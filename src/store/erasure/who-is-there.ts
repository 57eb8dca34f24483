import { type RawBuilder, sql } from 'kysely';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { keyBatches } from '../database/key-batches.ts';
import type { Session } from '../database/session.ts';
import type { ErasedList } from './erased-list.ts';
import { namedIn } from './named.ts';

/** Those on the list of whom something is there, each with the moment until when it is erased. */
export async function* erasedWhoAreThere(
  session: Session,
  list: ErasedList,
  named: readonly PhoneNumber[],
): AsyncGenerator<{ readonly caller: PhoneNumber; readonly until: number }> {
  for await (const numbers of keyBatches((after, limit) => [
    ...numbersAfter(session, after, limit),
    Promise.resolve(named.filter(number => number > after)),
  ]))
    for (const [caller, until] of await list.erasedUntil(session, numbers)) yield { caller, until };
}

/** Every number that names a person, in whatever table, the next of each by an index. */
function numbersAfter(session: Session, after: string, limit: number): Promise<PhoneNumber[]>[] {
  const { db } = session;
  const caller = sql.ref<PhoneNumber | null>('caller');
  const places: readonly (readonly [Table, RawBuilder<PhoneNumber | null>])[] = [
    ['familiar_calls', caller],
    ['familiar_familiarity', caller],
    ['familiar_callers', caller],
    ['familiar_callbacks', caller],
    ['familiar_wishes', caller],
    ['familiar_journal', namedIn(session, 'caller')],
    ['familiar_journal', namedIn(session, 'diverted_by')],
  ];
  return places.map(async ([table, number]) => {
    const rows = await db
      .selectFrom(table)
      .select(number.as('number'))
      .distinct()
      .where(number, '>', after as PhoneNumber)
      .orderBy(number)
      .limit(limit)
      .execute();
    return rows.flatMap(row => row.number ?? []);
  });
}

type Table =
  | 'familiar_calls'
  | 'familiar_familiarity'
  | 'familiar_callers'
  | 'familiar_callbacks'
  | 'familiar_wishes'
  | 'familiar_journal';

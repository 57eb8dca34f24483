import type { JournalEntry, PastCall } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { callerOfEntry, personsIn, withoutPerson } from '../../domain/whom-entry-names.ts';
import type { Session } from '../database/session.ts';
import { filedIds } from '../journal/flow-ids.ts';
import type { ErasedList } from './erased-list.ts';

/**
 * Entries of one call that come late, as they may be recorded: whoever was erased after they were received is
 * gone from them. Null: the call was theirs, so nothing is left of the entry.
 */
export async function withoutErased(
  session: Session,
  list: ErasedList,
  entries: readonly JournalEntry[],
): Promise<readonly (JournalEntry | null)[]> {
  const persons = [...new Set(entries.flatMap(personsIn))];
  const until = await list.erasedUntil(session, persons);
  let left: readonly (JournalEntry | null)[] = entries;
  for (const [person, at] of until) {
    const isOwn = await isCallOf(session, person, entries);
    left = left.map(entry => {
      if (entry === null || entry.receivedAt > at) return entry;
      return isOwn ? null : withoutPerson(entry, person);
    });
  }
  return left;
}

/** By the record of the call if there is one, or because nobody else is named. */
async function isCallOf(
  session: Session,
  person: PhoneNumber,
  entries: readonly JournalEntry[],
): Promise<boolean> {
  const flowIds = [...new Set(entries.map(entry => entry.flowId))];
  const filed = await filedIds(session, flowIds);
  const record = await session.db
    .selectFrom('familiar_calls')
    .select('caller')
    .where('flow_id', 'in', [...new Set(flowIds.map(id => filed.get(id) ?? id))])
    .executeTakeFirst();
  if (record !== undefined) return record.caller === person;
  const hotlineOrAny = entries.find(({ role }) => role === 'hotline') ?? entries.find(callerOfEntry);
  return hotlineOrAny !== undefined && callerOfEntry(hotlineOrAny) === person;
}

/** The past calls that may be imported: without those of callers who were erased after them. */
export async function pastCallsWithoutErased(
  session: Session,
  list: ErasedList,
  calls: readonly PastCall[],
  isUndated: boolean,
): Promise<readonly PastCall[]> {
  const until = await list.erasedUntil(session, [...new Set(calls.map(call => call.caller))]);
  if (until.size === 0) return calls;
  return calls.filter(({ caller, answeredAt }) => {
    const at = until.get(caller);
    return at === undefined || (!isUndated && answeredAt > at);
  });
}

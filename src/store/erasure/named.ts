import { type RawBuilder, sql } from 'kysely';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { namedNumbers } from '../database/migrations/erasure.ts';
import type { Session } from '../database/session.ts';

/** What entries of the journal name, found by an index: see the migration. */
type Named = keyof (typeof namedNumbers)['sqlite'];

/** The number that an entry names, as an expression for which there is an index. */
export function namedIn({ kind }: Session, named: Named): RawBuilder<PhoneNumber | null> {
  return kind === 'postgres' ? sql.raw(namedNumbers.postgres[named]) : sql.ref(named);
}

/** Up to so many calls in which this person is named, and which began until a moment. */
export async function flowsNaming(
  session: Session,
  person: PhoneNumber,
  { until, limit }: { readonly until: number; readonly limit: number },
): Promise<readonly string[]> {
  const { db } = session;
  const entries = (['caller', 'diverted_by'] as const).map(named =>
    db
      .selectFrom('familiar_journal')
      .select('flow_id')
      .distinct()
      .where(namedIn(session, named), '=', person)
      // Without a limit the index alone answers.
      .$if(until < Number.MAX_SAFE_INTEGER, all => all.where('received_at', '<=', until))
      .limit(limit)
      .execute(),
  );
  const records = db
    .selectFrom('familiar_calls')
    .select('flow_id')
    .where('caller', '=', person)
    .where('first_seen_at', '<=', until)
    .limit(limit)
    .execute();
  const found = await Promise.all([records, ...entries]);
  return [...new Set(found.flat().map(row => row.flow_id))].slice(0, limit);
}

import { sql } from 'kysely';
import type { CallerSummary, Directory } from '../../app/ports/page.ts';
import { sharedMemory } from '../../domain/call-record.ts';
import type { Familiarity } from '../../domain/familiarity.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session } from '../database/session.ts';
import { toFamiliarity } from '../familiarity/familiarity.ts';

/** How many of the latest calls are searched for the latest callers. */
const callsLookedAt = 500;

export async function readRecentCallers(session: Session, limit: number): Promise<readonly CallerSummary[]> {
  const rows = await session.db
    .selectFrom('familiar_calls')
    .select('caller')
    .orderBy('first_seen_at', 'desc')
    .orderBy('flow_id', 'desc')
    .limit(callsLookedAt)
    .execute();
  const callers = [...new Set(rows.flatMap(row => row.caller ?? []))].slice(0, limit);
  return inOrderOf(callers, await summarise(session, callers));
}

export async function readCallersByNumber(
  session: Session,
  prefixes: readonly string[],
  { after, limit }: Parameters<Directory['callersByNumber']>[1],
): Promise<readonly CallerSummary[]> {
  const found = new Set<PhoneNumber>();
  for (const prefix of prefixes) {
    let query = session.db
      .selectFrom('familiar_calls')
      .select('caller')
      .distinct()
      .where('caller', '>=', prefix as PhoneNumber)
      .where('caller', '<', `${prefix}~` as PhoneNumber);
    if (after !== null) query = query.where('caller', '>', after as PhoneNumber);
    const rows = await query.orderBy('caller').limit(limit).execute();
    for (const row of rows) if (row.caller !== null) found.add(row.caller);
  }
  const callers = [...found].sort().slice(0, limit);
  return inOrderOf(callers, await summarise(session, callers));
}

export async function readCallersByName(
  session: Session,
  text: string,
  limit: number,
): Promise<readonly CallerSummary[]> {
  const { db } = session;
  // Compared here, because databases disagree on the case of letters other than A to Z; by those they find
  // the candidates.
  const wanted = text.toLocaleLowerCase('de');
  const rows = await db
    .selectFrom('familiar_callers')
    .select(['caller', 'name'])
    .where('name', '<>', '')
    .where(sql`lower(name)`, 'like', `%${text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '%')}%`)
    .orderBy('name')
    .limit(mostNames)
    .execute();
  const named = rows.filter(({ name }) => name.toLocaleLowerCase('de').includes(wanted)).slice(0, limit);
  const callers = named.map(({ caller }) => caller);
  const known = new Map((await summarise(session, callers)).map(one => [one.caller, one]));
  return named.map(({ caller, name }) => known.get(caller) ?? { caller, name, calls: 0, lastSeenAt: 0 });
}

const mostNames = 20_000;

export async function readNames(
  { db }: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly { caller: PhoneNumber; name: string }[]> {
  if (callers.length === 0) return [];
  return db
    .selectFrom('familiar_callers')
    .select(['caller', 'name'])
    .where('caller', 'in', callers)
    .where('name', '<>', '')
    .execute();
}

export async function readFamiliarityOfMany(
  { db }: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly { caller: PhoneNumber; familiarity: Familiarity }[]> {
  if (callers.length === 0) return [];
  const rows = await db
    .selectFrom('familiar_familiarity')
    .selectAll()
    .where('caller', 'in', callers)
    .where('memory', '=', sharedMemory)
    .where('answered_calls', '>', 0)
    .execute();
  return rows.map(row => ({ caller: row.caller, familiarity: toFamiliarity(row) }));
}

async function summarise(
  session: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly CallerSummary[]> {
  if (callers.length === 0) return [];
  const rows = await session.db
    .selectFrom('familiar_calls')
    .select(({ fn }) => [
      'caller',
      fn.countAll<number>().as('calls'),
      fn.max('first_seen_at').as('last_seen_at'),
    ])
    .where('caller', 'in', callers)
    .groupBy('caller')
    .execute();
  const names = new Map((await readNames(session, callers)).map(({ caller, name }) => [caller, name]));
  return rows.flatMap(({ caller, calls, last_seen_at }) =>
    caller === null
      ? []
      : [{ caller, name: names.get(caller) ?? '', calls: Number(calls), lastSeenAt: Number(last_seen_at) }],
  );
}

function inOrderOf(
  callers: readonly PhoneNumber[],
  summaries: readonly CallerSummary[],
): readonly CallerSummary[] {
  const byCaller = new Map(summaries.map(one => [one.caller, one]));
  return callers.flatMap(caller => byCaller.get(caller) ?? []);
}

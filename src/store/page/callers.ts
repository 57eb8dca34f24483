import { sql } from 'kysely';
import type { CallerSummary, Directory, FamiliarityOfCaller } from '../../app/ports/page.ts';
import { sharedMemory } from '../../domain/call-record.ts';
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
  const found = new Map<PhoneNumber, CallerCount>();
  for (const prefix of prefixes) {
    let query = callsByCaller(session)
      .where('caller', '>=', prefix as PhoneNumber)
      .where('caller', '<', `${prefix}~` as PhoneNumber);
    if (after !== null) query = query.where('caller', '>', after as PhoneNumber);
    for (const row of await query.orderBy('caller').limit(limit).execute())
      if (row.caller !== null) found.set(row.caller, row);
  }
  const callers = [...found.keys()].sort().slice(0, limit);
  return inOrderOf(callers, await named(session, [...found.values()]));
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
  const found = rows.filter(({ name }) => name.toLocaleLowerCase('de').includes(wanted)).slice(0, limit);
  const callers = found.map(({ caller }) => caller);
  const known = new Map((await summarise(session, callers)).map(one => [one.caller, one]));
  return found.map(({ caller, name }) => known.get(caller) ?? { caller, name, calls: 0, lastSeenAt: 0 });
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

/** By the memory that hotlines share, or by every one. */
export async function readFamiliarityOfMany(
  { db }: Session,
  callers: readonly PhoneNumber[],
  memories: 'shared' | 'all',
): Promise<readonly FamiliarityOfCaller[]> {
  if (callers.length === 0) return [];
  const rows = await db
    .selectFrom('familiar_familiarity')
    .selectAll()
    .where('caller', 'in', callers)
    .$if(memories === 'shared', query => query.where('memory', '=', sharedMemory))
    .where('answered_calls', '>', 0)
    .execute();
  return rows.map(row => ({ caller: row.caller, familiarity: toFamiliarity(row) }));
}

async function summarise(
  session: Session,
  callers: readonly PhoneNumber[],
): Promise<readonly CallerSummary[]> {
  if (callers.length === 0) return [];
  return named(session, await callsByCaller(session).where('caller', 'in', callers).execute());
}

interface CallerCount {
  readonly caller: PhoneNumber | null;
  readonly calls: number;
  readonly last_seen_at: number;
}

function callsByCaller({ db }: Session) {
  return db
    .selectFrom('familiar_calls')
    .select(({ fn }) => [
      'caller',
      fn.countAll<number>().as('calls'),
      fn.max('first_seen_at').as('last_seen_at'),
    ])
    .groupBy('caller');
}

async function named(session: Session, counts: readonly CallerCount[]): Promise<readonly CallerSummary[]> {
  const callers = counts.flatMap(({ caller }) => caller ?? []);
  const names = new Map((await readNames(session, callers)).map(({ caller, name }) => [caller, name]));
  return counts.flatMap(({ caller, calls, last_seen_at }) =>
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

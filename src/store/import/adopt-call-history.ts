import type { Clock, Log } from '../../app/ports/log.ts';
import type { PastCall } from '../../domain/journal-entry.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session, Write } from '../database/session.ts';
import type { ErasedList } from '../erasure/erased-list.ts';
import { pastCallsWithoutErased } from '../erasure/without-erased.ts';
import { addPastCalls } from './add-past-calls.ts';
import { redatePastCalls } from './redate-past-calls.ts';
import { withoutKnownElsewhere } from './same-call.ts';
import {
  findTutorialTable,
  readTutorialCalls,
  type TutorialCall,
  type TutorialTable,
  toTutorialCall,
} from './tutorial-table.ts';

export interface AdoptOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Of the times in the table; see `TutorialReading`. */
  readonly timeZone: string | null;
  /** Whose calls are left out. */
  readonly list: ErasedList;
}

/** What the database keeps about an adoption. */
interface Adopted {
  readonly adoptedAt: number;
  readonly adopted: number;
  readonly unusable: number;
  /** Whether the calls got their times; left out by versions that gave them none. */
  readonly isDated?: boolean;
}

/**
 * Takes over the calls of sipgate's tutorial as history, once; its table is left as it is. They count as of
 * their time, or as answered now if the table has none. Calls that an earlier version took over without times
 * get them. If interrupted, it goes on at the next start: each row is journaled once.
 */
export async function adoptCallHistory(session: Session, write: Write, options: AdoptOptions): Promise<void> {
  const before = (await readMeta(session, metaName)) as Adopted | null;
  if (before?.isDated === true) return;
  const table = await findTutorialTable(session);
  if (table === null) return;
  if (before === null) await adopt(session, write, table, options);
  else if (table.time !== null) await redate(session, write, table, { ...options, before });
}

async function adopt(
  session: Session,
  write: Write,
  table: TutorialTable,
  { clock, log, timeZone, list }: AdoptOptions,
): Promise<void> {
  const adoptedAt = clock();
  const isDated = table.time !== null;
  const counts = { adopted: 0, unusable: 0, known: 0, inFuture: 0 };
  for await (const rows of readTutorialCalls(session, table, { timeZone })) {
    const all = rows.flatMap(row => toTutorialCall(row, adoptedAt) ?? []);
    const calls = await pastCallsWithoutErased(session, list, all, !isDated);
    const added = await write(async unit => {
      const fresh = isDated ? await withoutKnownElsewhere(unit, calls) : calls;
      await addPastCalls(unit, fresh);
      return fresh.length;
    });
    counts.adopted += added;
    counts.known += calls.length - added;
    counts.unusable += rows.length - calls.length;
    counts.inFuture += rows.filter(row => isInFuture(row, adoptedAt)).length;
    log.info(
      { adopted: counts.adopted, unusable: counts.unusable },
      'Adopting the history of the tutorial (table call_history).',
    );
  }
  const { adopted, unusable } = counts;
  await write(unit => writeMeta(unit, metaName, { adoptedAt, adopted, unusable, isDated } satisfies Adopted));
  log.info(
    { adopted, unusable, ...(counts.known > 0 && { known: counts.known }) },
    `Adopted the history of the tutorial${isDated ? `, ${datesOf(timeZone)}` : ', which has no times: it counts as of today'}. Its table was not changed.`,
  );
  warnOfFuture(log, counts.inFuture);
}

async function redate(
  session: Session,
  write: Write,
  table: TutorialTable,
  { log, timeZone, before }: AdoptOptions & { readonly before: Adopted },
): Promise<void> {
  let redated = 0;
  let inFuture = 0;
  for await (const rows of readTutorialCalls(session, table, { timeZone })) {
    const calls: PastCall[] = rows.flatMap(row => toTutorialCall(row, before.adoptedAt) ?? []);
    redated += await write(unit => redatePastCalls(unit, calls));
    inFuture += rows.filter(row => isInFuture(row, before.adoptedAt)).length;
  }
  await write(unit => writeMeta(unit, metaName, { ...before, isDated: true } satisfies Adopted));
  log.info(
    { redated },
    `The history of the tutorial was taken over without its dates by an earlier version. It has them now, ${datesOf(timeZone)}.`,
  );
  warnOfFuture(log, inFuture);
}

function isInFuture({ answeredAt }: TutorialCall, now: number): boolean {
  return answeredAt !== null && answeredAt > now + clockToleranceMs;
}

/** How far the clocks of two machines may differ, in milliseconds. */
const clockToleranceMs = 5 * 60_000;

function datesOf(timeZone: string | null): string {
  return timeZone === null
    ? 'with its dates read by the clock of the database server (DATABASE_TIMEZONE is not set)'
    : `with its dates read in the time zone ${timeZone} (DATABASE_TIMEZONE)`;
}

function warnOfFuture(log: Log, count: number): void {
  if (count === 0) return;
  log.warn(
    { rows: count },
    'Rows of call_history are dated later than now, and count as of now. Set DATABASE_TIMEZONE to the time zone in which they were written.',
  );
}

const metaName = 'call_history';

import type { Log } from '../app/ports/log.ts';
import { deleteMeta, readMeta } from './database/meta.ts';
import type { Session, Write } from './database/session.ts';
import { familiarityRulesName } from './familiarity/familiarity-rules.ts';
import { rebuildFamiliarity } from './familiarity/rebuild-familiarity.ts';
import { rebuildCalls } from './journal/rebuild-calls.ts';
import { rebuildNeeded } from './migrations/mend-first-tables.ts';

/**
 * Derives call records from the journal, then familiarity from the call records, in small transactions that claim what
 * they touch, so that calls may be recorded meanwhile. It may be interrupted and started again.
 *
 * @param onProgress gets the share done, 0 to 1.
 */
export async function rebuild(
  session: Session,
  write: Write,
  onProgress: (done: number) => void,
): Promise<void> {
  await rebuildCalls(session, write, done => onProgress(done * shareOfCalls));
  await rebuildFamiliarity(session, write, done => onProgress(shareOfCalls + done * (1 - shareOfCalls)));
}

/** The part of the time that goes into call records. */
const shareOfCalls = 0.8;

/**
 * Derives call records anew where a migration could not keep them. Nothing is known afterwards of how familiarity was
 * counted, so that it is counted anew by whoever puts its rules in force.
 */
export async function rebuildIfNeeded(session: Session, write: Write, log: Log): Promise<void> {
  if ((await readMeta(session, rebuildNeeded)) === null) return;
  log.info({}, 'The tables are of an earlier version. Call records are derived anew from the journal.');
  await rebuildCalls(session, write, () => {});
  // Only now: what is interrupted is then repeated at the next start.
  await write(unit => deleteMeta(unit, [rebuildNeeded, familiarityRulesName]));
  log.info({}, 'Call records are derived anew.');
}

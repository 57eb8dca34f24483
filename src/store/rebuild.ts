import type { Log } from '../app/ports/log.ts';
import { deleteMeta, readMeta } from './database/meta.ts';
import { rebuildNeeded } from './database/migrations/mend-first-tables.ts';
import type { Session, Write } from './database/session.ts';
import { familiarityRulesName } from './familiarity/familiarity-rules.ts';
import { rebuildFamiliarity } from './familiarity/rebuild-familiarity.ts';
import { rebuildCalls } from './journal/rebuild-calls.ts';

/**
 * Derives call records from the journal, then familiarity from the call records, and drops the sums of days, in small transactions that
 * lock what they touch, so calls may be recorded meanwhile. May be interrupted and started again.
 *
 * @param onProgress gets the share done, 0 to 1.
 */
export async function rebuild(
  session: Session,
  write: Write,
  onProgress: (done: number) => void,
): Promise<void> {
  await write(unit => unit.db.deleteFrom('familiar_day_sums').execute());
  await rebuildCalls(session, write, done => onProgress(done * shareOfCalls));
  await rebuildFamiliarity(session, write, done => onProgress(shareOfCalls + done * (1 - shareOfCalls)));
}

/** The share of the time that call records take. */
const shareOfCalls = 0.8;

/**
 * Derives call records anew if a migration could not keep them. Also forgets by which rules familiarity was
 * counted, so it is counted anew when rules are next applied.
 */
export async function rebuildIfNeeded(session: Session, write: Write, log: Log): Promise<void> {
  if ((await readMeta(session, rebuildNeeded)) === null) return;
  log.info({}, 'The tables are of an earlier version. Call records are derived anew from the journal.');
  await rebuildCalls(session, write, () => {});
  // Only now: what is interrupted is then repeated at the next start.
  await write(unit => deleteMeta(unit, [rebuildNeeded, familiarityRulesName]));
  log.info({}, 'Call records are derived anew.');
}

import { rebuildCalls } from './rebuild-calls.ts';
import { rebuildFamiliarity } from './rebuild-familiarity.ts';
import type { Session, Write } from './session.ts';

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

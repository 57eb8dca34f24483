import type { FamiliarityRules, LearningRules } from '../../acd/call-record.ts';
import type { Clock, Log } from '../../app/ports.ts';
import { openRefusedEntries, type RefusedEntries } from './refused-entries.ts';
import { toSpoolError } from './spool-error.ts';
import { openSpoolFile, type SpoolFile } from './spool-file.ts';

export interface SpoolOptions {
  readonly file: string;
  /** Size of the file. */
  readonly bytes: number;
  /** How long a call waits for the database before the spool takes over; real time. */
  readonly giveUpAfterMs: number;
  readonly learning: LearningRules;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** Default: none. */
  readonly ownMemories?: FamiliarityRules['ownMemories'];
  readonly clock: Clock;
  readonly log: Log;
  /** Between two tries while the database fails; real time, a second unless told. */
  readonly pause?: () => Promise<void>;
  /** Between two tries of what it has refused, in milliseconds of real time; a minute unless told. */
  readonly retryRefusedMs?: number;
}

/**
 * The files of a spool: what waits for the database, and beside it what that has refused. Throws a `SpoolError` where one of
 * them can't be used.
 */
export async function openSpool({ file, bytes, log }: Pick<SpoolOptions, 'file' | 'bytes' | 'log'>): Promise<{
  readonly spool: SpoolFile;
  readonly refusedEntries: RefusedEntries;
}> {
  const spool = await openSpoolFile(file, bytes).catch((error: unknown) => {
    throw toSpoolError(file, error);
  });
  const besides = `${file}.rejected`;
  try {
    return { spool, refusedEntries: await openRefusedEntries({ file: besides, maxBytes: bytes, log }) };
  } catch (error) {
    await spool.close();
    throw toSpoolError(besides, error);
  }
}

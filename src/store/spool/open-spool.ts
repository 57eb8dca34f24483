import type { Clock, Log } from '../../app/ports/log.ts';
import type { FamiliarityRules, LearningRules } from '../../domain/call-record.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { readKeptEntry } from './kept-entry.ts';
import { openRefusedEntries, type RefusedEntries } from './refused-entries.ts';
import { SpoolError, toSpoolError } from './spool-error.ts';
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
 * Opens the files of a spool: what waits for the database, and beside it what the database has refused.
 * Throws a `SpoolError` if one of them can't be used.
 */
export async function openSpool({ file, bytes, log }: Pick<SpoolOptions, 'file' | 'bytes' | 'log'>): Promise<{
  readonly spool: SpoolFile;
  /** What an earlier run left in it, oldest first. */
  readonly left: readonly JournalEntry[];
  readonly refusedEntries: RefusedEntries;
}> {
  const spool = await openSpoolFile(file, bytes).catch((error: unknown) => {
    throw toSpoolError(file, error);
  });
  if (spool.isCut)
    log.error(
      { file, events: spool.recovered.length },
      'The spool was cut off in the middle of an event. Those before it are handed over; that one, and what may have come after it, is lost.',
    );
  const besides = `${file}.rejected`;
  try {
    const left = spool.recovered.map(payload => readLeft(file, payload));
    return { spool, left, refusedEntries: await openRefusedEntries({ file: besides, maxBytes: bytes, log }) };
  } catch (error) {
    await spool.close();
    throw toSpoolError(besides, error);
  }
}

/** An acknowledged event is not dropped because we can't read it. */
function readLeft(file: string, payload: string): JournalEntry {
  const entry = readKeptEntry(payload);
  if (entry === null)
    throw new SpoolError(
      `The spool ${file} holds an event that this version of Familiar can't read. Start the one that wrote it until it is drained.`,
    );
  return entry;
}

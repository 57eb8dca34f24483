import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { CompiledQuery } from 'kysely';
import type { Log } from '../../app/ports/log.ts';
import type { Checkpoints } from './checkpoint-beside.ts';
import { type DatabaseFile, DatabaseFileError, holdDatabaseFile } from './database-file.ts';
import type { CommitGuard } from './group-commit.ts';
import { type Connection, runNow } from './sqlite-dialect.ts';
import { syncCommits } from './sync-commits.ts';

interface Surroundings {
  readonly connection: Connection;
  /** Opens the database that lies there now, with its tables up to date. */
  readonly checkpoints: Checkpoints;
  readonly reopen: (path: string) => Promise<DatabaseSyncInstance>;
  readonly log: Log;
}

/**
 * Confirms commits once they are on the disk, in a file that is still in its place: it may be deleted or replaced while
 * it is open. What was committed to
 * such a file is refused, so it is not acknowledged until it is safe elsewhere. Before the next commit, a
 * deleted file is put back with all its contents, or the file that replaced it is opened.
 */
export async function keepInPlace(
  path: string,
  { connection, checkpoints, reopen, log }: Surroundings,
): Promise<{ readonly guard: CommitGuard; close(): Promise<void> }> {
  let file = await hold();
  const commits = syncCommits({
    sync: () => file.syncLog(),
    takeOver: () => runNow(connection, takeOver)[0]?.busy === 0,
  });
  let isLost = false;
  /** The steps left until the database is in use again; each is tried until it succeeds. */
  let steps: (() => Promise<void>)[] = [];

  async function hold(): Promise<DatabaseFile> {
    const held = await holdDatabaseFile(path);
    // What a commit has written to the log is synced here. Otherwise SQLite does so itself, within each commit.
    if (held.hasLog) {
      connection.exec('pragma synchronous = normal');
      checkpoints.begin();
    }
    return held;
  }

  function stepsBack(): typeof steps {
    const wasDeleted = file.isDeleted();
    log.error(
      { file: path },
      `The database file was ${wasDeleted ? 'deleted' : 'replaced'} while it was open.`,
    );
    const copyBack = async (): Promise<void> => {
      connection.exec('pragma wal_checkpoint(truncate)');
      await file.copyBack();
    };
    const close = async (): Promise<void> => connection.close();
    return [
      checkpoints.end,
      ...(wasDeleted ? [copyBack] : []),
      close,
      file.removeLog,
      ...(wasDeleted ? [file.putInPlace] : []),
      file.close,
      async () => connection.use(await reopen(path)),
      async () => {
        file = await hold();
      },
    ];
  }

  async function bringBack(): Promise<void> {
    if (steps.length === 0) steps = stepsBack();
    for (let step = steps[0]; step !== undefined; step = steps[0]) {
      await step();
      steps.shift();
    }
    isLost = false;
    log.warn(
      { file: path },
      'The database file is in use again. What was recorded meanwhile follows from the spool.',
    );
  }

  return {
    guard: {
      prepare: async () => {
        if (isLost) await bringBack();
        await commits.prepare();
      },
      async confirm() {
        const writtenTo = file;
        await commits.confirm();
        isLost = !file.isInPlace();
        if (isLost || file !== writtenTo) throw new DatabaseFileError(path);
      },
    },
    close: () => file.close(),
  };
}

const takeOver: CompiledQuery<{ readonly busy: number }> = CompiledQuery.raw('pragma wal_checkpoint(full)');

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Log } from '../../app/ports/log.ts';
import { DatabaseFileError, holdDatabaseFile } from './database-file.ts';
import type { CommitGuard } from './group-commit.ts';
import type { Connection } from './sqlite-dialect.ts';

interface Surroundings {
  readonly connection: Connection;
  /** Opens the database that lies there now, with its tables up to date. */
  readonly reopen: (path: string) => Promise<DatabaseSyncInstance>;
  readonly log: Log;
}

/**
 * Guards commits against a database file that is deleted or replaced while it is open. What was committed to
 * such a file is refused, so it is not acknowledged until it is safe elsewhere. Before the next commit, a
 * deleted file is put back with all its contents, or the file that replaced it is opened.
 */
export async function keepInPlace(
  path: string,
  { connection, reopen, log }: Surroundings,
): Promise<{ readonly guard: CommitGuard; close(): Promise<void> }> {
  let file = await holdDatabaseFile(path);
  let isLost = false;
  /** The steps left until the database is in use again; each is tried until it succeeds. */
  let steps: (() => Promise<void>)[] = [];

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
      ...(wasDeleted ? [copyBack] : []),
      close,
      file.removeLog,
      ...(wasDeleted ? [file.putInPlace] : []),
      file.close,
      async () => connection.use(await reopen(path)),
      async () => {
        file = await holdDatabaseFile(path);
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
      },
      confirm() {
        isLost = !file.isInPlace();
        if (isLost) throw new DatabaseFileError(path);
      },
    },
    close: () => file.close(),
  };
}

import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CompiledQuery } from 'kysely';
import type { Log } from '../../app/ports/log.ts';
import type { ToCheckpoints } from './checkpoint-thread.ts';
import { type Connection, runNow } from './sqlite-dialect.ts';

/** What takes over into the database file what stands in the write-ahead log. */
export interface Checkpoints {
  begin(): void;
  /** Resolves once nothing of it holds the file. */
  end(): Promise<void>;
}

const lookEveryMs = 250;
/** As many as SQLite takes over by itself within a commit. */
const pagesAtOnce = 1_000;
/**
 * How many pages, of 4 KiB, may wait before the connection does it itself after all. The log takes as much of the disk, and is
 * what fills up one that has just been given some room; then nothing can be taken over from it either.
 */
const pagesAtMost = 4_096;
/** How long the thread is kept while there is too little to do, in milliseconds. */
const idleMs = 60_000;

/**
 * Takes over in a thread of its own, since that writes to many places of a file and waits for the disk: tens of
 * milliseconds usually, in which no call would be heard. The thread begins with the first thousand pages, and ends when
 * nothing is left to do.
 */
export function checkpointBeside(connection: Connection, file: string, log: Log): Checkpoints {
  let looking: NodeJS.Timeout | null = null;
  let thread: { readonly worker: Worker; readonly ended: Promise<void> } | null = null;
  let neededAt = 0;

  function look(): void {
    if (pagesLeft(connection) >= pagesAtOnce) {
      neededAt = performance.now();
      thread ??= beginThread();
      tell(thread.worker, 'take over');
    } else if (thread !== null && performance.now() - neededAt > idleMs) void endThread();
  }

  function beginThread(): NonNullable<typeof thread> {
    const worker = new Worker(entry, { workerData: file, argv: [threadSource] });
    worker.unref();
    worker.on('error', error => {
      log.warn(
        { err: error, file },
        'The thread that takes over from the log of the database has failed. From now on calls wait for that.',
      );
      // A thread that has failed on this file would fail again.
      stopLooking();
      thread = null;
      leaveTo(connection, pagesAtOnce);
    });
    return { worker, ended: new Promise(resolve => worker.once('exit', () => resolve())) };
  }

  async function endThread(): Promise<void> {
    const ending = thread;
    thread = null;
    if (ending === null) return;
    ending.worker.ref();
    tell(ending.worker, 'end');
    await ending.ended;
  }

  function stopLooking(): void {
    if (looking !== null) clearInterval(looking);
    looking = null;
  }

  return {
    begin() {
      leaveTo(connection, pagesAtMost);
      looking ??= setInterval(look, lookEveryMs).unref();
    },
    end() {
      stopLooking();
      return endThread();
    },
  };
}

/** How many pages of the log are not in the file yet; as if there were none where that can't be told now. */
function pagesLeft(connection: Connection): number {
  try {
    const [state] = connection.isInTransaction() ? [] : runNow(connection, logState);
    return state === undefined ? 0 : state.log - state.checkpointed;
  } catch {
    // What is wrong shows with the next commit, and is dealt with there.
    return 0;
  }
}

/** Lets the connection take over by itself what waits once there are so many pages. */
function leaveTo(connection: Connection, pages: number): void {
  if (connection.isOpen()) connection.exec(`pragma wal_autocheckpoint = ${pages}`);
}

function tell(worker: Worker, message: ToCheckpoints): void {
  worker.postMessage(message);
}

const logState: CompiledQuery<{ readonly log: number; readonly checkpointed: number }> = CompiledQuery.raw(
  'pragma wal_checkpoint(noop)',
);

/** Bundled, all files lie in one folder. */
const isSource = import.meta.url.endsWith('.ts');
const threadSource = '../src/store/sqlite/checkpoint-thread.ts';
const entryPath = isSource ? '../../../scripts/source-thread.mjs' : './checkpoint-thread.js';
const entry = fileURLToPath(new URL(entryPath, import.meta.url));

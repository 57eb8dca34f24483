// The thread that takes over into a database file what stands in its write-ahead log.
import { pathToFileURL } from 'node:url';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { isDiskFull } from './error-codes.ts';
import { openDatabase } from './open-database.ts';

/** What the thread is told. */
export type ToCheckpoints = 'take over' | 'end';

async function serve(port: MessagePort, file: string): Promise<void> {
  const url = pathToFileURL(file);
  // A file that has been deleted must not be made anew: it would be taken for one that replaces it.
  url.searchParams.set('mode', 'rw');
  const database = await openDatabase(url);
  port.on('message', (message: ToCheckpoints) => {
    if (message === 'take over') return takeOver(database);
    database.close();
    port.close();
  });
}

function takeOver(database: DatabaseSyncInstance): void {
  try {
    // Passive: whoever reads or writes meanwhile does not wait.
    database.exec('pragma wal_checkpoint(passive)');
  } catch (error) {
    // There may be room when it is asked for again.
    if (!isDiskFull(error)) throw error;
  }
}

if (!isMainThread && parentPort !== null) await serve(parentPort, workerData);

import type { Log } from '../app/ports/log.ts';
import type { PastStore } from '../app/ports/store.ts';
import type { DatabaseConfig } from './database/database-config.ts';
import { openEngine } from './database/open-engine.ts';
import type { Session } from './database/session.ts';
import { countKept, readAgentsKnownTo, readEntriesOf } from './erasure/kept-of-caller.ts';
import { readCaller } from './familiarity/familiarity.ts';
import { readEntriesSince } from './journal/journal.ts';
import { lookUpsIn } from './page/directory.ts';
import { readWishesOf } from './page/wishes.ts';
import { readLatestRevision, readRevision } from './plan/revisions.ts';
import { openSqliteToRead } from './sqlite/open-sqlite-to-read.ts';
import { pastSumsIn } from './sums/sums.ts';

/** A connection of its own to a database that is in use, to look back by. */
export interface OpenPast extends PastStore {
  /** False once the database file has been replaced; then another is to be opened. */
  isInPlace(): boolean;
  close(): Promise<void>;
}

/** Opens a database whose tables are up to date. Throws a `StoreError`. */
export async function openPast(database: DatabaseConfig, log: Log): Promise<OpenPast> {
  const session =
    database.kind === 'sqlite' ? await openSqliteToRead(database.file) : await openServer(database, log);
  const { isInPlace, close } = session;
  return { ...pastIn(session), isInPlace, close };
}

async function openServer(database: DatabaseConfig, log: Log) {
  const engine = await openEngine(database, log);
  return { ...engine, isInPlace: () => true };
}

function pastIn(session: Session): PastStore {
  return {
    directory: lookUpsIn(session),
    sums: pastSumsIn(session),
    callers: {
      countKept: caller => countKept(session, caller),
      entriesOf: (caller, limit) => readEntriesOf(session, caller, limit),
      agentsKnownTo: caller => readAgentsKnownTo(session, caller),
      wishesOf: caller => readWishesOf(session, caller),
    },
    recallCaller: asked => readCaller(session, asked),
    entriesSince: since => readEntriesSince(session, since),
    latestRevision: () => readLatestRevision(session),
    readRevision: number => readRevision(session, number),
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Log } from '../app/ports/log.ts';
import type { Store } from '../app/ports/store.ts';
import type { FamiliarityRules, LearningRules } from '../domain/call-record.ts';
import { openConnectionStore } from './connection/connection.ts';
import { openSignOnSetUp } from './connection/sign-on-set-up.ts';
import type { DatabaseConfig } from './database/database-config.ts';
import type { Engine } from './database/engine.ts';
import { openEngine } from './database/open-engine.ts';
import type { Write } from './database/session.ts';
import { StoreError } from './database/store-error.ts';
import { emptyTeam } from './decisions/team.ts';
import { readLatestTeam } from './decisions/team-table.ts';
import { startTeams } from './decisions/teams.ts';
import { openErasedFile } from './erasure/erased-file.ts';
import { type ErasedList, openErasedList } from './erasure/erased-list.ts';
import { type EraseElsewhere, openCallerRecords } from './erasure/open-caller-records.ts';
import { applyFamiliarityRules } from './familiarity/familiarity-rules.ts';
import { adoptCallHistory } from './import/adopt-call-history.ts';
import { countCallers, importCalls, readImportState } from './import/import-calls.ts';
import { readAllCalls } from './journal/calls.ts';
import { type Follow, prepareFollow } from './journal/follow.ts';
import { readEntriesSince, readLegHeard, readPausesSince } from './journal/journal.ts';
import { readRecentCalls } from './journal/past-decisions.ts';
import { readSwitchboardEntries } from './journal/switchboard-entries.ts';
import { readTalkLengths } from './journal/talk-lengths.ts';
import { createTutorialWriter, eraseFromTutorial } from './mysql/tutorial-writer.ts';
import { openRecorder } from './open-recorder.ts';
import { openAccounts } from './page/accounts.ts';
import { openAuditTrail } from './page/audit-trail.ts';
import { openDirectory } from './page/directory.ts';
import { openSecondFactors } from './page/second-factors.ts';
import { openSignOns } from './page/sign-ons.ts';
import { openWishes } from './page/wishes.ts';
import { readAnnouncements, readSound } from './plan/announcements.ts';
import { readCalendarState, writeCalendarState } from './plan/calendar-states.ts';
import {
  readLatestRevision,
  readRevision,
  readRevisions,
  rewriteRevision,
  writeRevision,
} from './plan/revisions.ts';
import { readCallsSeen, writeCallsSeen } from './provider/calls-seen.ts';
import { holdLease, readLeaseEnd } from './provider/lease.ts';
import { readRoster, writeRoster } from './provider/saved-roster.ts';
import { rebuild, rebuildIfNeeded } from './rebuild.ts';
import { openSums } from './sums/sums.ts';

export interface StoreOptions {
  /** Tells this process apart from the others on the same database. */
  readonly instance: string;
  readonly database: DatabaseConfig;
  /** Whether the database must be writable. Default: false, which is enough for reports. */
  readonly mustWrite?: boolean;
  readonly learning: LearningRules;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** Default: none. */
  readonly ownMemories?: FamiliarityRules['ownMemories'];
  /**
   * The three settings above as a stored configuration has them; null: it says nothing. Default: there is
   * none.
   */
  readonly rulesIn?: (document: unknown) => FamiliarityRules | null;
  /** The time zone in which the tutorial's table was written. Default: that of the database server. */
  readonly tutorialTimeZone?: string | null;
  /** Whether answered calls are written into that table as well; MySQL and MariaDB only. Default: false. */
  readonly writesTutorial?: boolean;
  /**
   * Where the list of erased callers lies beside the database, and its key; null: in memory only, as for a
   * database that does not last. Default: null.
   */
  readonly erasedFile?: string | null;
  /**
   * Whether others that write to the same SQLite file come first, such as the service beside a command that has much to
   * write. Default: no.
   */
  readonly givesWay?: boolean;
  readonly log: Log;
  readonly clock: Clock;
}

/** Longer than the service waits between two tries to write: see `groupCommit`. In milliseconds. */
const gapMs = 25;

/**
 * Connects, brings the tables up to date, counts familiarity anew if its rules have changed, and adopts the
 * history of sipgate's tutorial if it is there. Throws a `StoreError` that says what to do if the database
 * can't be opened.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options.database, options.log, options.mustWrite);
  const { learning, halfLifeDays, ownMemories = {}, log, instance, clock } = options;
  const { kind, withinTransaction } = engine;
  let rules: FamiliarityRules = { learning, halfLifeDays, ownMemories };
  let teams = startTeams(emptyTeam);
  const givesWay = kind === 'sqlite' && options.givesWay === true;
  const writeIn = ({ transact }: Pick<Engine, 'transact'>): Write => {
    return async work => {
      const done = await transact(tx =>
        work({ db: tx, kind, rules, instance, teams, now: clock(), ...withinTransaction }),
      );
      if (givesWay) await pause(gapMs);
      return done;
    };
  };
  const calls: Calls = { engine, write: writeIn(engine) };
  // Whatever is not a call's way.
  const aside = { ...engine, ...engine.aside };
  const write = writeIn(aside);
  const learnBy = async (next: FamiliarityRules): Promise<void> => {
    rules = next;
    await applyFamiliarityRules(aside, write, rules, log);
  };
  try {
    teams = startTeams(await readLatestTeam(engine));
    await rebuildIfNeeded(aside, write, log);
    await learnBy((await rulesConfigured(engine, options)) ?? rules);
    const list = openErasedList(openErasedFile(options.erasedFile ?? null));
    await adoptCallHistory(aside, write, { ...options, list, timeZone: options.tutorialTimeZone ?? null });
    return toStore(aside, write, {
      calls,
      learnBy,
      list,
      follow: await prepareFollow(engine, options),
      ...tutorialWriting(aside, write, options),
    });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Asked before anything is counted, so a start does not count twice. */
async function rulesConfigured(engine: Engine, { rulesIn }: StoreOptions): Promise<FamiliarityRules | null> {
  const latest = await readRevision(engine, await readLatestRevision(engine));
  return rulesIn === undefined || latest === null || latest.document === null
    ? null
    : rulesIn(latest.document);
}

/** What it takes to write into the tutorial's table, and to forget somebody there. */
function tutorialWriting(
  engine: Engine,
  write: Write,
  { writesTutorial = false, tutorialTimeZone: timeZone = null, clock }: StoreOptions,
): Pick<Store, 'writeTutorialHistory'> & { readonly eraseElsewhere: EraseElsewhere } {
  return writesTutorial
    ? {
        writeTutorialHistory: createTutorialWriter(engine, write, { clock, timeZone }),
        eraseElsewhere: caller => eraseFromTutorial(engine, caller),
      }
    : {
        writeTutorialHistory: () => Promise.reject(new StoreError('TUTORIAL_HISTORY is not write.')),
        eraseElsewhere: () => Promise.resolve(),
      };
}

/** The way of a call to the database. */
interface Calls {
  readonly engine: Engine;
  readonly write: Write;
}

function toStore(
  engine: Engine,
  write: Write,
  {
    calls,
    list,
    eraseElsewhere,
    ...more
  }: Pick<Store, 'learnBy' | 'writeTutorialHistory'> & {
    readonly calls: Calls;
    readonly follow: Follow;
    readonly list: ErasedList;
    readonly eraseElsewhere: EraseElsewhere;
  },
): Store {
  let closed: Promise<void> | null = null;
  return {
    isShared: engine.watch !== null,
    ...openRecorder(calls.engine, calls.write),
    ...more,
    legHeard: callId => readLegHeard(calls.engine, callId),
    holdLease: (name, now, until) => write(unit => holdLease(unit, { name, now, until })),
    leaseEnd: name => readLeaseEnd(engine, name),
    recentCalls: limit => readRecentCalls(engine, limit),
    allCalls: pageSize => readAllCalls(engine, pageSize),
    importCalls: batch => write(unit => importCalls(unit, list, batch)),
    importState: source => readImportState(engine, source),
    countCallers: () => countCallers(engine),
    entriesSince: since => readEntriesSince(engine, since),
    switchboardEntries: since => readSwitchboardEntries(engine, since),
    pausesSince: since => readPausesSince(engine, since),
    loadRoster: () => readRoster(engine),
    saveRoster: roster => write(unit => writeRoster(unit, roster)),
    talkLengths: calls => readTalkLengths(engine, calls),
    callsSeen: () => readCallsSeen(engine),
    saveCallsSeen: seen => write(unit => writeCallsSeen(unit, seen)),
    latestRevision: () => readLatestRevision(engine),
    readRevision: number => readRevision(engine, number),
    listRevisions: (limit, before) => readRevisions(engine, limit, before),
    revise: (next, basedOn) => write(unit => writeRevision(unit, next, basedOn)),
    rewriteRevision: revision => write(unit => rewriteRevision(unit, revision)),
    readCalendarState: name => readCalendarState(engine, name),
    saveCalendarState: (name, state) => write(unit => writeCalendarState(unit, name, state)),
    listAnnouncements: () => readAnnouncements(engine),
    readAnnouncement: (name, language) => readSound(engine, name, language),
    accounts: openAccounts(engine, write),
    audit: openAuditTrail(engine, write),
    connection: openConnectionStore(engine, write),
    signOns: openSignOns(engine, write),
    wishes: openWishes(engine, write),
    signOnSetUp: openSignOnSetUp(engine, write),
    secondFactors: openSecondFactors(engine, write),
    directory: openDirectory(engine, write),
    sums: openSums(engine, write),
    callers: openCallerRecords(engine, write, { list, eraseElsewhere }),
    rebuild: (onProgress = () => {}) => rebuild(engine, write, onProgress),
    state: () => ({
      isReachable: true,
      encoding: engine.encoding,
      spooled: { entries: 0, bytes: 0, capacityBytes: 0 },
      lastError: null,
    }),
    close() {
      closed ??= engine.close();
      return closed;
    },
  };
}

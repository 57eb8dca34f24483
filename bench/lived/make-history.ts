import { sql } from 'kysely';
import { archiveHere } from '../../src/app/page/archive.ts';
import { sumDueDays } from '../../src/app/page/keep-sums.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Config } from '../../src/config/config.ts';
import { planFromSettings } from '../../src/config/plan-from-settings.ts';
import { familiarityRulesOf } from '../../src/domain/familiarity-rules.ts';
import { type Gist, gistOf } from '../../src/domain/gist.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { chunks } from '../../src/store/database/chunks.ts';
import type { Engine } from '../../src/store/database/engine.ts';
import { openEngine } from '../../src/store/database/open-engine.ts';
import type { UnitOfWork } from '../../src/store/database/session.ts';
import { emptyTeam } from '../../src/store/decisions/team.ts';
import { startTeams } from '../../src/store/decisions/teams.ts';
import { writePairs } from '../../src/store/familiarity/pairs.ts';
import { claim, idsOf } from '../../src/store/journal/flow-ids.ts';
import { appendMissing } from '../../src/store/journal/journal.ts';
import { foldCalls, insertCalls } from '../../src/store/journal/rebuild-calls.ts';
import { rosterSourceOf } from '../../src/wiring/configured-roster.ts';
import { openConfiguredStore } from '../../src/wiring/configured-store.ts';
import { createContext } from '../../src/wiring/create-context.ts';
import { silentLog } from '../recall/silent-log.ts';
import { createHistoryInMemory, type HistoryInMemory } from './history-in-memory.ts';
import { type LivingCompany, liveCalls } from './live-calls.ts';
import { type Lived, whoCalls } from './who-calls.ts';

/** So many calls are written in one transaction. */
const callsAtOnce = 500;

/**
 * Fills a new database with a lived history: what it would hold if Familiar had taken these calls, one after the other. It
 * has, but for the database, which is written in large pieces.
 *
 * @param onProgress gets the number of calls so far.
 */
export async function makeHistory(
  config: Config,
  lived: Lived,
  onProgress: (calls: number) => void = () => {},
): Promise<void> {
  // Makes the tables, and notes by which rules familiarity is counted.
  const store = await openConfiguredStore(config, { log: silentLog, clock: Date.now });
  await store.close();
  const history = createHistoryInMemory(familiarityRulesOf(planFromSettings(config)));
  const company = await openCompany(config, { ...store, ...history.store });
  const engine = await openEngine(config.database, silentLog, true);
  const write = writerTo(engine, config);
  const unwritten = new Map<string, JournalEntry[]>();
  let taken = 0;
  try {
    await liveCalls(company, whoCalls(lived), async () => {
      taken += 1;
      if (taken % callsAtOnce !== 0 && taken < lived.calls) return;
      await write(unit => writeCalls(unit, history.takeEntries(), unwritten));
      onProgress(Math.min(taken, lived.calls));
    });
    await write(unit => writeRest(unit, history));
    await sql.raw(settle[engine.kind]).execute(engine.db);
  } finally {
    await engine.close();
  }
  await sumDays(config, lived.until);
}

/** As the service does soon after each day. */
async function sumDays(config: Config, now: number): Promise<void> {
  const store = await openConfiguredStore(config, { log: silentLog, clock: () => now });
  const { context, setClock } = await openCompany(config, store);
  setClock(now);
  await sumDueDays(context, archiveHere(context), { signal: new AbortController().signal, pauseMs: 0 });
  await store.close();
}

/** The company of this configuration, with its agents known, over a store. */
export async function openCompany(config: Config, store: Store): Promise<LivingCompany> {
  let now = 0;
  const plan = planFromSettings(config);
  const context = createContext(config, store, { log: silentLog, clock: () => now, plan });
  context.known.roster = await rosterSourceOf(config, context).fetchRoster(AbortSignal.timeout(10_000));
  return {
    context,
    setClock: at => {
      now = at;
    },
  };
}

function writerTo(
  { kind, transact, withinTransaction }: Engine,
  config: Config,
): (work: (unit: UnitOfWork) => Promise<void>) => Promise<void> {
  const rules = familiarityRulesOf(planFromSettings(config));
  const teams = startTeams(emptyTeam);
  return work =>
    transact(tx =>
      work({ db: tx, kind, rules, teams, instance: 'lived', now: Date.now(), ...withinTransaction }),
    );
}

/**
 * Writes entries, and the records of the calls that they end.
 *
 * @param unfinished the entries of calls that have not ended, by their flow; kept up to date.
 */
async function writeCalls(
  unit: UnitOfWork,
  entries: readonly JournalEntry[],
  unfinished: Map<string, JournalEntry[]>,
): Promise<void> {
  const ended: JournalEntry[] = [];
  for (const entry of entries) {
    const flow = [...(unfinished.get(entry.flowId) ?? []), entry];
    if (entry.event.type === 'hangup') {
      unfinished.delete(entry.flowId);
      ended.push(...flow);
    } else unfinished.set(entry.flowId, flow);
  }
  await claim(unit, new Map(entries.flatMap(entry => idsOf(entry).map(id => [id, entry.flowId]))));
  await appendMissing(unit, entries);
  await insertCalls(unit, foldCalls(ended), gistsIn(ended));
}

/** Of the last decision about each call. */
function gistsIn(entries: readonly JournalEntry[]): ReadonlyMap<string, Gist> {
  return new Map(
    entries.flatMap(({ event, decision }) =>
      decision === null ? [] : [[event.callId, gistOf(decision)] as const],
    ),
  );
}

/** Writes what only stands at the end: whom callers know, and who has rung for which call last. */
async function writeRest(unit: UnitOfWork, { familiarity, claims }: HistoryInMemory): Promise<void> {
  const pairs = familiarity().map((row, index) => [String(index), row] as const);
  for (const some of chunks(pairs, 10_000)) await writePairs(unit, new Map(), new Map(some));
  const released = [...claims].map(([agent_id, call_id]) => ({ agent_id, call_id, expires_at: 0 }));
  if (released.length > 0) await unit.db.insertInto('familiar_claims').values(released).execute();
}

/** Lets a server look at its tables, as it does by itself when they have grown over a year; SQLite never does. */
const settle = {
  sqlite: 'pragma wal_checkpoint(truncate)',
  mysql: 'analyze table familiar_journal, familiar_flow_ids, familiar_calls, familiar_familiarity',
  postgres: 'vacuum analyze',
} as const;

import type { LearningRules } from '../acd/call-record.ts';
import type { Clock, Log, Store } from '../app/ports.ts';
import { adoptCallHistory } from './adopt-call-history.ts';
import { readAgents, writeAgents } from './agents.ts';
import { readRecentCalls } from './calls.ts';
import type { DatabaseConfig } from './database-config.ts';
import type { Engine } from './engine.ts';
import { readFamiliarity } from './familiarity.ts';
import { applyFamiliarityRules } from './familiarity-rules.ts';
import { readEntriesSince } from './journal.ts';
import { openEngine } from './open-engine.ts';
import { rebuild } from './rebuild.ts';
import { recordEntry } from './record-entry.ts';
import type { Write } from './session.ts';

export interface StoreOptions {
  readonly database: DatabaseConfig;
  readonly learning: LearningRules;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  readonly log: Log;
  readonly clock: Clock;
}

/**
 * Connects, brings the tables up to date, counts familiarity anew if its rules have changed, and adopts the history of
 * sipgate's tutorial if it is there. Throws a `StoreError` that says what to do where the database can't be opened.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options.database, options.log);
  const { learning, halfLifeDays } = options;
  const rules = { learning, halfLifeDays };
  const { kind, withinTransaction } = engine;
  const write: Write = work => engine.transact(tx => work({ db: tx, kind, rules, ...withinTransaction }));
  try {
    await applyFamiliarityRules(engine, write, rules, options.log);
    await adoptCallHistory(engine, write, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return toStore(engine, write);
}

function toStore(engine: Engine, write: Write): Store {
  let closed: Promise<void> | null = null;
  return {
    record: entry => write(unit => recordEntry(unit, entry)),
    familiarityOf: caller => readFamiliarity(engine, caller),
    recentCalls: limit => readRecentCalls(engine, limit),
    entriesSince: since => readEntriesSince(engine, since),
    loadAgents: () => readAgents(engine),
    saveAgents: agents => write(unit => writeAgents(unit, agents)),
    rebuild: (onProgress = () => {}) => rebuild(engine, write, onProgress),
    close() {
      closed ??= engine.close();
      return closed;
    },
  };
}

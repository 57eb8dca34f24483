import type { AppContext } from '../context.ts';
import type { AuditEntry, Origin } from '../ports/audit.ts';
import { repeat } from '../repeat.ts';
import { spendAtMost } from '../time-budget.ts';

/** How long an entry is kept. Personal data of employees: a year is what an investigation looks back. */
export const auditKeptMs = 365 * 24 * 3_600_000;

/** How long what is noted waits for its entry, in milliseconds. */
const patienceMs = 300;
/** How many entries wait for a database that takes none; beyond that, the log alone has them. */
const mostWaiting = 100;

interface Trail extends Pick<AppContext, 'clock' | 'log'> {
  readonly store: Pick<AppContext['store'], 'audit'>;
}

/** Where what no request asked for comes from. */
export const itself: Origin = { address: null, proxy: null };

const waiting = new WeakMap<object, number>();

/**
 * Adds an entry to the audit trail. Never rejects, and takes {@link patienceMs} at most: what the database
 * does not take in that time is in the log, whether it is stored later or not.
 */
export async function noteInAudit(trail: Trail, what: Omit<AuditEntry, 'at'>): Promise<void> {
  const { store, clock, log } = trail;
  const entry = { at: clock(), ...what };
  const others = waiting.get(store) ?? 0;
  const isStored =
    others < mostWaiting &&
    (await spendAtMost(patienceMs, add(store, entry, others), {
      instead: false,
      onFailure: error => log.warn({ err: error }, 'The audit trail could not be written.'),
    }));
  if (!isStored) log.warn({ entry }, 'An entry of the audit trail was not stored in time. Here it is.');
}

async function add(store: Trail['store'], entry: AuditEntry, others: number): Promise<true> {
  waiting.set(store, others + 1);
  try {
    await store.audit.add(entry);
    return true;
  } finally {
    waiting.set(store, (waiting.get(store) ?? 1) - 1);
  }
}

const dayMs = 24 * 3_600_000;

/** Drops old entries once a day, until `signal` aborts. */
export function dropOldAudit({ store, clock, log }: Trail, signal: AbortSignal): Promise<void> {
  const drop = async (): Promise<void> => {
    try {
      await store.audit.dropBefore(clock() - auditKeptMs);
    } catch (error) {
      log.warn({ err: error }, 'Old entries of the audit trail could not be dropped; tried again in a day.');
    }
  };
  return repeat(drop, { intervalMs: dayMs, signal });
}

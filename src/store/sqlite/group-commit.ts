import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Engine } from '../database/engine.ts';
import { retry } from '../database/retry.ts';
import type { Tables } from '../database/tables.ts';
import { isBusy } from './error-codes.ts';

/**
 * Makes a `transact` that commits everything waiting at one moment together, because a durable commit costs
 * as much as dozens of entries. No job hears of success before the guard has confirmed the common commit; others may be
 * committed meanwhile.
 *
 * @param closing once it aborts, there is no more waiting for another process that keeps writing.
 */
export function groupCommit(
  db: Kysely<Tables>,
  guard: CommitGuard = unguarded,
  closing: AbortSignal | null = null,
): Engine['transact'] {
  const mayPass = (error: unknown): boolean => isBusy(error) && closing?.aborted !== true;
  let waiting: Job[] = [];
  let isCommitting = false;

  function schedule(): void {
    if (isCommitting || waiting.length === 0) return;
    isCommitting = true;
    void commitWaiting();
  }

  async function commitWaiting(): Promise<void> {
    // A few microseconds, in which pushes that came at the same moment pass the check of their signatures.
    for (let turn = 0; turn < turnsToGather; turn++) await nextTurn();
    const jobs = waiting.slice(0, maxJobsPerCommit);
    waiting = waiting.slice(jobs.length);
    const committed = await commitGuarded(jobs);
    isCommitting = false;
    schedule();
    await guard.confirm().then(
      () => {
        for (const { resolve } of committed) resolve();
      },
      error => {
        for (const { reject } of committed) reject(error);
      },
    );
  }

  async function commitGuarded(jobs: readonly Job[]): Promise<readonly Committed[]> {
    try {
      await guard.prepare();
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return [];
    }
    return commitTogether(db, jobs, mayPass);
  }

  return work =>
    new Promise((resolve, reject) => {
      const run = async (tx: Transaction<Tables>): Promise<Committed> => {
        const result = await work(tx);
        return { resolve: () => resolve(result), reject };
      };
      waiting.push({ run, reject });
      schedule();
    });
}

/** Checks around each commit. */
export interface CommitGuard {
  /** Before it; if this rejects, so does everything that was to be committed. */
  prepare(): Promise<void>;
  /** After it, perhaps while others are committed; if this rejects, what was committed counts as lost. */
  confirm(): Promise<void>;
}

const unguarded: CommitGuard = { prepare: async () => {}, confirm: async () => {} };

/**
 * With four, the benchmark took some five percent more pushes than with one; more than four gained nothing.
 */
const turnsToGather = 4;

/** Bounds how long the event loop stands still. */
const maxJobsPerCommit = 200;

interface Job {
  run(tx: Transaction<Tables>): Promise<Committed>;
  reject(error: unknown): void;
}

/** Work that is done unless its commit turns out to be lost. */
interface Committed {
  resolve(): void;
  reject(error: unknown): void;
}

/** Never rejects: every job that fails is told its own outcome, and the others are run again without it. */
async function commitTogether(
  db: Kysely<Tables>,
  jobs: readonly Job[],
  mayPass: (error: unknown) => boolean,
): Promise<readonly Committed[]> {
  let current: Job | undefined;
  try {
    const runAll = async (tx: Transaction<Tables>): Promise<Committed[]> => {
      const committed: Committed[] = [];
      for (current of jobs) committed.push(await current.run(tx));
      current = undefined;
      return committed;
    };
    return await retry(() => db.transaction().execute(runAll), mayPass, patience);
  } catch (error) {
    const failed = current === undefined ? jobs : [current];
    for (const job of failed) job.reject(error);
    const others = jobs.filter(job => !failed.includes(job));
    return others.length > 0 ? commitTogether(db, others, mayPass) : [];
  }
}

/** Lets other work get done, unlike SQLite's own waiting; tries often enough to come in between two turns of a command. */
const patience = { maxRuns: Infinity, maxMs: 10_000, longestPauseMs: 10 };

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Engine } from '../database/engine.ts';
import { retry } from '../database/retry.ts';
import type { Tables } from '../database/tables.ts';
import { isBusy } from './error-codes.ts';

/**
 * Makes a `transact` that commits everything waiting at one moment together, because a durable commit costs
 * as much as dozens of entries. No job hears of success before the common commit.
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
    await commitGuarded(jobs);
    isCommitting = false;
    schedule();
  }

  async function commitGuarded(jobs: readonly Job[]): Promise<void> {
    try {
      await guard.prepare();
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    await commitTogether(db, jobs, { ...guard, mayPass });
  }

  return work =>
    new Promise((resolve, reject) => {
      const run = async (tx: Transaction<Tables>): Promise<Tell> => {
        const result = await work(tx);
        return () => resolve(result);
      };
      waiting.push({ run, reject });
      schedule();
    });
}

/** Checks around each commit. */
export interface CommitGuard {
  /** Before it; if this rejects, so does everything that was to be committed. */
  prepare(): Promise<void>;
  /** After it; if this throws, what was committed counts as lost. */
  confirm(): void;
}

const unguarded: CommitGuard = { prepare: async () => {}, confirm() {} };

/**
 * With four, the benchmark took some five percent more pushes than with one; more than four gained nothing.
 */
const turnsToGather = 4;

/** Bounds how long the event loop stands still. */
const maxJobsPerCommit = 200;

interface Job {
  run(tx: Transaction<Tables>): Promise<Tell>;
  reject(error: unknown): void;
}

/** Tells the caller that the work is done. */
type Tell = () => void;

interface Around extends Pick<CommitGuard, 'confirm'> {
  /** Whether to try again after this error. */
  mayPass(error: unknown): boolean;
}

/** Never rejects: every job is told its own outcome. If one fails, the others are run again without it. */
async function commitTogether(db: Kysely<Tables>, jobs: readonly Job[], around: Around): Promise<void> {
  let current: Job | undefined;
  try {
    const runAll = async (tx: Transaction<Tables>): Promise<Tell[]> => {
      const outcomes: Tell[] = [];
      for (current of jobs) outcomes.push(await current.run(tx));
      current = undefined;
      return outcomes;
    };
    const outcomes = await retry(() => db.transaction().execute(runAll), around.mayPass, patience);
    around.confirm();
    for (const tell of outcomes) tell();
  } catch (error) {
    const failed = current === undefined ? jobs : [current];
    for (const job of failed) job.reject(error);
    const others = jobs.filter(job => !failed.includes(job));
    if (others.length > 0) await commitTogether(db, others, around);
  }
}

/** Lets other work get done, unlike SQLite's own waiting; tries often enough to come in between two turns of a command. */
const patience = { maxRuns: Infinity, maxMs: 10_000, longestPauseMs: 10 };

import { setMaxListeners } from 'node:events';
import { noteInAudit } from '../access/audit.ts';
import type { AppContext } from '../context.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { Said } from '../ports/connect.ts';
import type { CallHistory, ImportTotals } from '../ports/import.ts';
import { importHistory, noTotals, whereItWasLeft } from './import-history.ts';

/** The calls that the provider remembers of the account. */
export interface PastCalls {
  /**
   * Null: there is no token. Rejects like {@link CallHistory.pages}.
   *
   * @param onWait hears of each failure that is waited out
   */
  open(signal: AbortSignal, onWait: (error: unknown, waitMs: number) => void): Promise<CallHistory | null>;
  /** What a failure of the history means, and what to do; null: it was no failure of the history. */
  problemOf(error: unknown): Said | null;
}

/** How an import is doing. */
export interface ImportProgress {
  readonly state: 'never' | 'running' | 'done' | 'stopped' | 'failed';
  /** Share of the whole, 0 to 1; null: not known. */
  readonly done: number | null;
  /** Of all runs since the import was begun. */
  readonly totals: ImportTotals;
  /** Why it failed, and what to do. */
  readonly problem: Said | null;
  /** What is being waited out; `until` by the machine’s uptime, in milliseconds. */
  readonly waiting: { readonly why: Said; readonly until: number } | null;
}

/** Imports past calls while the service runs, one import at a time in this process. Nothing here ever rejects. */
export interface ImportJob {
  /** Starts it, or goes on where it was left; false: one is running. The audit trail will say who it was. */
  start(who: Who): boolean;
  /** Stops it after what is being written; resolves when it has ended. */
  stop(): Promise<void>;
  /** As this process knows it. */
  state(): ImportProgress;
}

type Who = Pick<AuditEntry, 'by' | 'from'>;

/** @param closing stops it for good when it aborts. */
export function createImportJob(
  context: Pick<AppContext, 'store' | 'clock' | 'log'>,
  pastCalls: PastCalls,
  closing: AbortSignal,
): ImportJob {
  let progress: ImportProgress = {
    state: 'never',
    done: null,
    totals: noTotals,
    problem: null,
    waiting: null,
  };
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;

  function noteWait(error: unknown, waitMs: number): void {
    const why = pastCalls.problemOf(error);
    if (why !== null) progress = { ...progress, waiting: { why, until: performance.now() + waitMs } };
  }

  /** Resolves to how it ended. */
  async function run(who: Who, signal: AbortSignal): Promise<ImportProgress> {
    let before = noTotals;
    let end: Pick<ImportProgress, 'state'> & Partial<ImportProgress>;
    try {
      const history = await pastCalls.open(signal, noteWait);
      if (history === null) return { ...progress, state: 'failed', problem: noToken };
      before = (await whereItWasLeft(context.store, history.source)).totals;
      progress = { ...progress, totals: before };
      const { totals, isComplete } = await importHistory(context.store, history, {
        isTrial: false,
        signal,
        onProgress: (latest, done) => {
          progress = { ...progress, totals: latest, done, waiting: null };
        },
      });
      end = { totals, state: isComplete ? 'done' : 'stopped' };
    } catch (error) {
      end = signal.aborted ? { state: 'stopped' } : failed(error);
    }
    const added = progress.totals.added - before.added;
    if (added > 0) await noteInAudit(context, { ...who, event: 'calls-imported', about: String(added) });
    return { ...progress, waiting: null, ...end };
  }

  function failed(error: unknown): Pick<ImportProgress, 'state' | 'problem'> {
    context.log.warn({ err: error }, 'The import of past calls has failed; it can be started again.');
    return { state: 'failed', problem: pastCalls.problemOf(error) ?? databaseAway };
  }

  return {
    start(who) {
      if (running !== null || closing.aborted) return false;
      progress = { state: 'running', done: null, totals: noTotals, problem: null, waiting: null };
      const stop = new AbortController();
      const signal = AbortSignal.any([stop.signal, closing]);
      // Each request that is under way listens.
      setMaxListeners(0, signal);
      const ended = run(who, signal).then(end => {
        progress = end;
        running = null;
      });
      running = { stop, ended };
      return true;
    },
    async stop() {
      running?.stop.abort();
      await running?.ended;
    },
    state: () => progress,
  };
}

const noToken: Said = {
  en: 'sipgate shows past calls to a token only. Enter one above, or import a table.',
  de: 'Vergangene Anrufe zeigt sipgate nur einem Token. Tragen Sie oben eines ein, oder lesen Sie eine Tabelle ein.',
};

const databaseAway: Said = {
  en: 'The database did not take the calls; the server log says why. What has been imported stays. Start again when it is there, and the import goes on from there.',
  de: 'Die Datenbank hat die Anrufe nicht angenommen; warum, steht im Server-Log. Was importiert ist, bleibt. Starten Sie wieder, wenn sie da ist; dann geht es von dort weiter.',
};

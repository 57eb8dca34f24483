import type { Log } from '../../app/ports/log.ts';

/**
 * Logs once that an outage of the database begins and once that it is over, however many events it affects.
 */
export interface OutageLog {
  /** Events begin to be kept. */
  begins(fields: { readonly entries: number; readonly error: string | null }, why: string): void;
  /** An event could not even be kept. */
  refused(error: Error): void;
  /** All are handed over. */
  ends(fields: { readonly entries: number; readonly durationMs: number }): void;
}

/** Outages that follow each other more closely are reported together. In milliseconds. */
const saidAgainMs = 60_000;

/** @param now milliseconds that only run on. */
export function createOutageLog(file: string, log: Log, now = () => performance.now()): OutageLog {
  let saidAt = Number.NEGATIVE_INFINITY;
  let isSaid = false;
  let unsaid = 0;
  let refused = 0;
  return {
    begins(fields, why) {
      isSaid = now() - saidAt >= saidAgainMs;
      if (!isSaid) {
        unsaid += 1;
        return;
      }
      log.warn({ file, ...fields, ...(unsaid > 0 && { sinceSaid: unsaid }) }, why);
      saidAt = now();
      unsaid = 0;
    },
    refused({ message }) {
      refused += 1;
      if (refused === 1)
        log.error({ file }, `${message} Until then events are refused, and counted at its end.`);
    },
    ends(fields) {
      if (isSaid || refused > 0)
        log.info({ ...fields, ...(refused > 0 && { refused }) }, 'The spool is drained.');
      refused = 0;
    },
  };
}

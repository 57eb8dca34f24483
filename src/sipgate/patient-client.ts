import type { RestClient } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/** Waits; rejects with the signal's reason once that is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Patience {
  readonly pause: Pause;
  /** Called for each failure that is waited out. */
  readonly onWait: (error: SipgateApiError, waitMs: number) => void;
}

const maxTries = 8;
const longestPauseMs = 60_000;
/** A wait that sipgate asks for is kept, unless it is longer than anybody would sit through. */
const longestRetryAfterMs = 15 * 60_000;

/**
 * A client for long reads that no caller waits for: after a failure that may pass it asks again, when sipgate
 * wishes or after ever longer pauses, and finally gives up with the last error.
 */
export function createPatientClient(client: RestClient, { pause, onWait }: Patience): RestClient {
  return {
    async fetchJson(path, signal) {
      for (let count = 1; ; count++) {
        try {
          return await client.fetchJson(path, signal);
        } catch (error) {
          if (!(error instanceof SipgateApiError) || !mayPass(error) || count >= maxTries) throw error;
          const waitMs = error.retryAfterMs ?? Math.min(1000 * 2 ** (count - 1), longestPauseMs);
          if (waitMs > longestRetryAfterMs) throw error;
          onWait(error, waitMs);
          await pause(waitMs, signal);
        }
      }
    },
  };
}

function mayPass({ problem }: SipgateApiError): boolean {
  switch (problem) {
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'timed-out':
      return true;
    case 'unauthorized':
    case 'forbidden':
    case 'wrong-platform':
    case 'not-found':
    case 'unexpected':
    case 'unreadable':
      return false;
  }
}

import { scopeFor } from './scopes.ts';

/**
 * Why sipgate's REST API gave no answer that can be used.
 *
 * - `unauthorized`: the token is wrong, expired or deleted (401)
 * - `forbidden`: a scope is missing, or its owner lacks the rights (403)
 * - `wrong-platform`: the path is there for the other kind of account only, classic or neo (403)
 * - `not-found`: no such thing, or no longer (404)
 * - `rate-limited`: too many requests (429)
 * - `unavailable`: sipgate is in trouble (5xx)
 * - `unexpected`: any other status
 * - `unreachable`: no connection, or it broke
 * - `timed-out`: no complete answer in time
 * - `unreadable`: an answer, but not the JSON that is expected
 */
export type SipgateApiProblem =
  | 'unauthorized'
  | 'forbidden'
  | 'wrong-platform'
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'unexpected'
  | 'unreachable'
  | 'timed-out'
  | 'unreadable';

/**
 * What a refusal (403) speaks of, as far as its text shows: a scope that is missing, the owner's role, or a product that is not
 * booked. Nobody documents these texts, so null, for none of them, must be dealt with too.
 */
export type RefusalReason = 'scope' | 'role' | 'booking' | null;

interface Failure {
  readonly problem: SipgateApiProblem;
  /** Path below the API's address, without the query. */
  readonly path: string;
  readonly status?: number;
  readonly retryAfterMs?: number | null;
  readonly reason?: RefusalReason;
  /** Default: true. */
  readonly wasSent?: boolean;
  /** What else is known, such as the code of a network error. Never a body, which may hold secrets. */
  readonly detail?: string;
}

/**
 * A request to sipgate's REST API failed. The message tells the operator what to do, and holds no secrets.
 */
export class SipgateApiError extends Error {
  override readonly name = 'SipgateApiError';
  readonly problem: SipgateApiProblem;
  readonly path: string;
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** How long sipgate asks to wait; null if it does not say. */
  readonly retryAfterMs: number | null;
  readonly reason: RefusalReason;
  /** False: sipgate has surely not got the request. */
  readonly wasSent: boolean;

  constructor(failure: Failure) {
    super(describeFailure(failure));
    this.problem = failure.problem;
    this.path = failure.path;
    this.status = failure.status ?? null;
    this.retryAfterMs = failure.retryAfterMs ?? null;
    this.reason = failure.reason ?? null;
    this.wasSent = failure.wasSent ?? true;
  }
}

function describeFailure({ problem, path, status, retryAfterMs, detail }: Failure): string {
  switch (problem) {
    case 'unauthorized':
      return `sipgate does not accept the token (401 for ${path}). Check TOKEN_ID and TOKEN, and whether the token still exists.`;
    case 'forbidden':
      return `The token may not use ${path} (403). It needs the scope ${scopeFor(path)}, and may have to be an administrator's.`;
    case 'wrong-platform':
      return `sipgate has ${path} for another kind of account only (403): classic where this one is neo, or the reverse.`;
    case 'not-found':
      return `sipgate does not know ${path} (404).`;
    case 'rate-limited':
      return `sipgate asks for fewer requests (429 for ${path}${retryHint(retryAfterMs)}).`;
    case 'unavailable':
      return `sipgate can't answer ${path} at the moment (${status}${retryHint(retryAfterMs)}).`;
    case 'unexpected':
      return `sipgate answers ${path} with the unexpected status ${status}. Check SIPGATE_API_URL.`;
    case 'unreachable':
      return `sipgate's API can't be reached for ${path} (${detail}). Check SIPGATE_API_URL and the network.`;
    case 'timed-out':
      return `sipgate did not answer ${path} within ${detail}.`;
    case 'unreadable':
      return `sipgate's answer to ${path} can't be read: ${detail}.`;
  }
}

function retryHint(retryAfterMs: number | null = null): string {
  return retryAfterMs === null ? '' : `; retry after ${Math.ceil(retryAfterMs / 1000)} s`;
}

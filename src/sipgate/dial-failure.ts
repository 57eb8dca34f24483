import { DialError } from '../app/ports/provider.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * What a failed click-to-call means.
 *
 * @param wasAsked whether sipgate had been asked to start the call when it failed
 */
export function dialFailure(error: unknown, wasAsked: boolean): DialError {
  const maybeStarted = wasAsked && mayHaveStarted(error);
  const retryAfterMs = error instanceof SipgateApiError ? error.retryAfterMs : null;
  const what = maybeStarted
    ? 'It is not known whether sipgate has started the call; wait for its push before another is tried.'
    : 'sipgate has not started the call.';
  return new DialError(`${what} ${reasonOf(error)}`, { maybeStarted, retryAfterMs, cause: error });
}

/** A refusal has started nothing. An answer that is missing, or that sipgate is in trouble, says nothing. */
function mayHaveStarted(error: unknown): boolean {
  if (!(error instanceof SipgateApiError)) return true;
  if (error.status !== null) return error.status >= 500;
  return error.wasSent;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof SipgateApiError)) return 'It was given up before sipgate had answered.';
  if (error.status === 402) return 'The account has not enough credit (402). Top it up at sipgate.';
  if (error.status === 400)
    return `sipgate does not accept the device or the number (400 for ${error.path}).`;
  if (error.problem === 'forbidden')
    return 'sipgate refuses (403). The token needs the scope sessions:calls:write, on a neo account rtcm:write.';
  return error.message;
}

import { z } from 'zod';
import type { Clock, Log } from '../app/ports/log.ts';
import type { CallInProgress } from '../app/ports/provider.ts';
import { type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import type { RestClient } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/** GET /calls. Only what is named here is taken over. */
const callsReply = z.object({
  data: z.array(
    z.object({
      callId: z.string(),
      participants: z
        .array(z.object({ phoneNumber: z.string().nullish(), owner: z.boolean().nullish() }))
        .nullish()
        .transform(participants => participants ?? []),
    }),
  ),
});

/** How long a refusal is believed. A token's scopes don't change, but its owner's rights may. */
const refusalLifeMs = 60 * 60_000;

/**
 * Makes a function that fetches the established calls that the token's user may see. It returns null if the
 * token may not ask, or this kind of account shows none; then it does not ask again for an hour. Rejects with
 * a {@link SipgateApiError} if sipgate does not answer, or with the signal's reason.
 */
export function createCallsReader(
  client: RestClient,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): (signal: AbortSignal) => Promise<readonly CallInProgress[] | null> {
  let refusedAt: number | null = null;
  let isReported = false;

  return async signal => {
    if (refusedAt !== null && clock() - refusedAt < refusalLifeMs) return null;
    try {
      const calls = parseCalls(await client.fetchJson('/calls', signal));
      refusedAt = null;
      return calls;
    } catch (error) {
      if (!(error instanceof SipgateApiError) || !isRefusal(error)) throw error;
      refusedAt = clock();
      if (!isReported) log.info({ problem: error.problem }, refusalText);
      isReported = true;
      return null;
    }
  };
}

const refusalText =
  'sipgate does not show which calls are in progress. A talk whose end gets lost, as during a restart, keeps its agent busy ' +
  'until they talk again or for hours. A token with the scope rtcm:read shows them.';

function isRefusal({ problem }: SipgateApiError): boolean {
  return problem === 'forbidden' || problem === 'wrong-platform' || problem === 'not-found';
}

function parseCalls(reply: unknown): readonly CallInProgress[] {
  const { data, error } = callsReply.safeParse(reply);
  if (error !== undefined)
    throw new SipgateApiError({ problem: 'unreadable', path: '/calls', detail: 'it has another form' });
  return data.data.map(({ callId, participants }) => ({
    callId,
    ownNumbers: participants.flatMap(({ owner, phoneNumber }) => ownNumber(owner, phoneNumber)),
  }));
}

/** Extensions and hidden numbers are not phone numbers, but the call still counts. */
function ownNumber(owner: boolean | null | undefined, text: string | null | undefined): PhoneNumber[] {
  const number = owner === true ? toPhoneNumber(text ?? '') : null;
  return number === null ? [] : [number];
}

import type { CallbackFailed } from '../../domain/callback-event.ts';
import { hotlineByName } from '../../domain/plan-index.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { type CallbackRequest, callbackEntry, ringingBackMs } from '../../switchboard/callback-request.ts';
import { putRequest } from '../../switchboard/callback-requests.ts';
import { claimElsewhere } from '../../switchboard/switchboard.ts';
import { claimHearsayMs } from '../calls/offer.ts';
import type { AppContext } from '../context.ts';
import { DialError, type Dialler } from '../ports/provider.ts';
import { recordEntry } from '../record-entry.ts';

/** How long the provider may take to start a call, in milliseconds. */
const timeoutMs = 20_000;

/** Somebody is to be called back by somebody, now. */
export interface CallBack {
  readonly request: CallbackRequest;
  readonly agentId: AgentId;
  /** Who asked for it, by their display name; left out: Familiar by itself. */
  readonly by?: string;
}

/**
 * Has the phone of an agent rung, and then the caller's. It is journaled first, and by one instance alone: nobody is called twice
 * for one attempt, whatever fails in between. Returns whether the provider has begun the call.
 */
export async function callBack(context: AppContext, dialler: Dialler, wanted: CallBack): Promise<boolean> {
  const { request } = wanted;
  const attempt = request.attempts + 1;
  if (!(await claim(context, wanted, attempt))) return false;
  const why = await dial(context, dialler, wanted);
  if (why === null) return true;
  await recordEntry(
    context,
    callbackEntry(request, { type: 'callbackFailed', attempt, why }, { now: context.clock() }),
  );
  return false;
}

/** Whether this instance is the one that makes the attempt, and has the agent. */
async function claim(
  context: AppContext,
  { request, agentId, by }: CallBack,
  attempt: number,
): Promise<boolean> {
  const { known, store, clock, feed } = context;
  const now = clock();
  const event = { type: 'callbackStarted' as const, attempt, ...(by !== undefined && { by }) };
  const entry = callbackEntry(request, event, { now, agentIds: [agentId] });
  // Nothing may be waited for before: a call would find the agent free.
  applyEntry(known.switchboard, entry);
  try {
    const offered = await store.recordOffer(entry, now + ringingBackMs);
    if (offered.kind === 'recorded' && offered.recorded.isNew) {
      feed.publish(offered.recorded);
      return true;
    }
    putRequest(known.switchboard.callbacks, request);
    const taken = offered.kind === 'refused' ? offered.takenAgentIds : [];
    for (const id of taken) claimElsewhere(known.switchboard, id, now + claimHearsayMs);
    return false;
  } catch (error) {
    putRequest(known.switchboard.callbacks, request);
    throw error;
  }
}

/** Null: the call has begun, or may have. */
async function dial(
  { known, log }: AppContext,
  dialler: Dialler,
  { request, agentId }: CallBack,
): Promise<CallbackFailed['why'] | null> {
  const agent = agentById(known.roster, agentId);
  const showing = hotlineByName(known.plan, request.hotline)?.numbers[0] ?? null;
  const call = { agentId, partOf: agent?.partOf, to: request.caller, showing };
  try {
    const dialled = await dialler.dial(call, AbortSignal.timeout(timeoutMs));
    return dialled.kind === 'no-device' ? 'no-device' : null;
  } catch (error) {
    log.warn({ err: error, agentId }, 'A callback could not be started.');
    // One that may ring must not be made again before it is known that it does not.
    return error instanceof DialError && !error.maybeStarted ? 'refused' : null;
  }
}

import { type AgentId, agentById } from '../../domain/roster.ts';
import { availabilityOf } from '../../switchboard/availability.ts';
import type { CallbackRequest } from '../../switchboard/callback-request.ts';
import type { AppContext } from '../context.ts';
import type { Dialler } from '../ports/provider.ts';
import { callBack } from './call-back.ts';

/**
 * What became of it that somebody is called back at once.
 *
 * - `begun`: the agent's phone rings, or is about to
 * - `over`: nobody is to be called back any more
 * - `under-way`: somebody calls already
 * - `never`: this agent is not to call this caller
 * - `in-call`: this agent is in a call
 * - `taken`: another instance was first, or has just offered this agent a call
 * - `failed`: the provider did not begin the call; it is tried again later
 */
export type CalledNow = 'begun' | 'over' | 'under-way' | 'never' | 'in-call' | 'taken' | 'failed';

/** The request of a caller, by the call id of the leg in which they asked; `over`: it is; null: there never was one. */
export function findRequest(
  { known }: Pick<AppContext, 'known'>,
  callId: string,
): CallbackRequest | 'over' | null {
  const { byCallId, asked } = known.switchboard.callbacks;
  const request = byCallId.get(callId);
  if (request !== undefined) return request.over === null ? request : 'over';
  return asked.has(callId) ? 'over' : null;
}

/**
 * Has an agent call somebody back because a person wants it: also before it is tried again by itself, after closing time,
 * and while the agent pauses.
 */
export async function callNow(
  context: AppContext,
  dialler: Dialler,
  wanted: { readonly callId: string; readonly agentId: AgentId; readonly by: string },
): Promise<CalledNow> {
  const { callId, agentId, by } = wanted;
  const { known, clock } = context;
  // Looked up anew: between two clicks the first has been noted.
  const request = findRequest(context, callId);
  if (request === null || request === 'over') return 'over';
  if (request.ringing !== null || request.calls.length > 0) return 'under-way';
  if (request.never.includes(agentId)) return 'never';
  const agent = agentById(known.roster, agentId);
  const availability = agent === null ? 'unknown' : availabilityOf(agent, known, clock());
  if (availability === 'ringing' || availability === 'talking') return 'in-call';
  if (await callBack(context, dialler, { request, agentId, by })) return 'begun';
  const after = findRequest(context, callId);
  const isTried = after !== null && after !== 'over' && after.attempts > request.attempts;
  return isTried ? 'failed' : 'taken';
}

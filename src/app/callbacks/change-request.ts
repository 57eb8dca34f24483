import type { AgentId } from '../../domain/roster.ts';
import { type CallbackRequest, callbackEntry } from '../../switchboard/callback-request.ts';
import type { AppContext } from '../context.ts';
import { recordEntry } from '../record-entry.ts';

/** Who says so, by their display name. */
interface Said {
  readonly by: string;
}

/** This agent does not call back before `until`, in epoch milliseconds; others whom the caller knows may. */
export function putOff(
  context: AppContext,
  request: CallbackRequest,
  { agentId, until, by }: Said & { readonly agentId: AgentId; readonly until: number },
): Promise<void> {
  const event = { type: 'callbackPutOff' as const, agentId, until, by };
  return recordEntry(context, callbackEntry(request, event, { now: context.clock() }));
}

/** This agent does not call back. */
export function giveAway(
  context: AppContext,
  request: CallbackRequest,
  { agentId, by }: Said & { readonly agentId: AgentId },
): Promise<void> {
  const event = { type: 'callbackGivenAway' as const, agentId, by };
  return recordEntry(context, callbackEntry(request, event, { now: context.clock() }));
}

/** Nobody needs to call back any more. */
export function withdraw(context: AppContext, request: CallbackRequest, { by }: Said): Promise<void> {
  const now = context.clock();
  const { askedAt, attempts } = request;
  const event = { type: 'callbackEnded' as const, why: 'withdrawn' as const, askedAt, at: now, attempts, by };
  return recordEntry(context, callbackEntry(request, event, { now }));
}

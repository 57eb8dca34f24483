import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import { byUrgency, mayAnybody, wantedAt, whoCallsBack } from '../../routing/ring-back.ts';
import type { CallbackRequest } from '../../switchboard/callback-request.ts';
import type { AppContext } from '../context.ts';

/** A caller who has asked to be called back, as it stands. Moments are in epoch milliseconds. */
export interface OpenRequest {
  /** Of the leg in which they asked. */
  readonly callId: string;
  readonly caller: PhoneNumber;
  readonly hotline: string;
  readonly askedAt: number;
  readonly until: number;
  readonly isVip: boolean;
  /** Who is to call back, best first, in place of the absent their deputies. `notBefore`: until when they have put it off. */
  readonly wants: readonly { readonly agentId: AgentId; readonly notBefore: number | null }[];
  /** From when on anybody of the hotline calls back; null: never. */
  readonly anybodyFrom: number | null;
  /** Whether that is so by now. */
  readonly isForAnybody: boolean;
  readonly state: RequestState;
  readonly attempts: number;
  /** When it is tried again; null: as soon as somebody is free. */
  readonly nextAt: number | null;
}

/**
 * - `waits`: until somebody is free, or for the next attempt
 * - `due`: this agent is free and is to call by hand, since Familiar can start no call
 * - `ringing`: this agent's phone is being rung for it
 * - `calling`: this agent calls the caller, who has not picked up
 * - `talking`: this agent talks to the caller
 */
export interface RequestState {
  readonly kind: 'waits' | 'due' | 'ringing' | 'calling' | 'talking';
  /** Null: nobody, or it is not known. */
  readonly agentId: AgentId | null;
}

/** Everybody who is to be called back, who is next in turn first. */
export function openRequests(
  { known, clock, toLocal }: AppContext,
  { canDial }: { readonly canDial: boolean },
): readonly OpenRequest[] {
  const { byCallId } = known.switchboard.callbacks;
  if (byCallId.size === 0) return [];
  const now = clock();
  const due = new Map<string, AgentId>();
  if (!canDial)
    for (const { request, agentId } of whoCallsBack(known, { now, toLocal }))
      due.set(request.callId, agentId);
  return [...byCallId.values()]
    .filter(({ over }) => over === null)
    .sort(byUrgency)
    .map(request => {
      const { callId, caller, hotline, askedAt, until, isVip, anybodyFrom, attempts, notBefore } = request;
      const wants = wantedAt(request, known, now).map(agentId => ({
        agentId,
        notBefore: laterOnly(request.putOff[agentId], now),
      }));
      const isForAnybody = mayAnybody(request, now);
      const state = stateOf(request, due.get(callId));
      const nextAt = laterOnly(notBefore, now);
      const asIs = { callId, caller, hotline, askedAt, until, isVip, anybodyFrom, attempts };
      return { ...asIs, wants, isForAnybody, state, nextAt };
    });
}

/** Whether a request concerns an agent: they are to call back, or do. Null: everybody's do. */
export function concerns(agentId: AgentId | null): (one: OpenRequest) => boolean {
  return ({ wants, state }) =>
    agentId === null || state.agentId === agentId || wants.some(one => one.agentId === agentId);
}

function stateOf({ calls, ringing }: CallbackRequest, due: AgentId | undefined): RequestState {
  const talk = calls.find(({ answeredAt }) => answeredAt !== null);
  if (talk !== undefined) return { kind: 'talking', agentId: talk.agentId };
  if (calls[0] !== undefined) return { kind: 'calling', agentId: calls[0].agentId };
  if (ringing !== null) return { kind: 'ringing', agentId: ringing.agentId };
  return due === undefined ? { kind: 'waits', agentId: null } : { kind: 'due', agentId: due };
}

function laterOnly(moment: number | undefined, now: number): number | null {
  return moment !== undefined && moment > now ? moment : null;
}

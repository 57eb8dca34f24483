import type { JournalEntry } from '../domain/journal-entry.ts';
import type { AgentId } from '../domain/roster.ts';
import type { Leg } from './leg.ts';
import { legOf, openLegsOfFlow, putLeg, type Switchboard } from './switchboard.ts';
import type { Wait } from './wait.ts';

/** A leg in which a caller waits. */
type WaitingLeg = Leg & { readonly turn: Wait };

// Earlier versions could have a caller transferred in the middle of a turn (decision 0027). What they
// recorded is still read as it was meant; nothing new is recorded.

/**
 * Whether the agent is already ringing; the turn was kept in case the provider did not transfer the caller.
 */
function isBeingTransferred({ turn, agentIds }: Leg): boolean {
  return turn?.kind === 'wait' && agentIds.length > 0;
}

/** From now on the agent rings for this caller, who has left the line. */
export function askTransfer(switchboard: Switchboard, { event, decision, receivedAt }: JournalEntry): void {
  const leg = waitingLegOf(switchboard, event.callId);
  if (leg === null || decision?.outcome.kind !== 'dial') return;
  const { agentIds } = decision.outcome;
  putLeg(switchboard, { ...leg, agentIds, offeredTo: agentIds, since: receivedAt });
}

/** The caller goes on waiting at their place in the line, and the agent is free. */
export function failTransfer(switchboard: Switchboard, { event, receivedAt }: JournalEntry): void {
  const leg = waitingLegOf(switchboard, event.callId);
  if (leg !== null && isBeingTransferred(leg))
    putLeg(switchboard, { ...leg, agentIds: [], offeredTo: [], since: receivedAt });
}

/**
 * The provider has begun to ring these agents at `now` on a leg of its own, replacing the one in which the
 * caller waited. Returns to whom the call was offered, since the new leg will tell whether they picked up;
 * empty if this is no transfer.
 */
export function handOver(
  switchboard: Switchboard,
  { flowId, agentIds }: Pick<JournalEntry, 'flowId' | 'agentIds'>,
  now: number,
): readonly AgentId[] {
  const leg = openLegsOfFlow(switchboard, flowId, now).find(
    one => isBeingTransferred(one) && one.agentIds.some(id => agentIds.includes(id)),
  );
  if (leg === undefined) return [];
  putLeg(switchboard, { ...leg, agentIds: [], offeredTo: [], turn: null, since: now });
  return leg.offeredTo;
}

function waitingLegOf(switchboard: Switchboard, callId: string): WaitingLeg | null {
  const leg = legOf(switchboard, callId);
  const isWaiting = leg?.state === 'ringing' && leg.turn?.kind === 'wait';
  return isWaiting ? (leg as WaitingLeg) : null;
}

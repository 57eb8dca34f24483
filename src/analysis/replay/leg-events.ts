import type { HangupCause } from '../../domain/call-event.ts';
import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry, LegRole } from '../../domain/journal-entry.ts';
import type { Party } from '../../domain/party.ts';
import type { AgentId } from '../../domain/roster.ts';

/** A leg of the replay, with what all of its journal entries have in common. */
export interface ReplayedLeg {
  readonly callId: string;
  readonly role: LegRole;
  readonly caller: Party;
}

const company: Party = { kind: 'other', text: 'hotline' };

/** What the service would journal when a turn of a caller's wait ends. */
export function turnEntry(leg: ReplayedLeg, at: number, decision: Decision): JournalEntry {
  const { callId, role } = leg;
  const event = { type: 'dtmf', callId, originalCallId: callId, flowId: callId, digits: '' } as const;
  return { event, receivedAt: at, flowId: callId, role, agentIds: [], decision };
}

/**
 * What the service would journal when a call comes in; `agentIds` are the agents' own for a leg that is not
 * routed.
 */
export function newCallEntry(
  leg: ReplayedLeg,
  at: number,
  { decision = null, agentIds = [] }: { decision?: Decision | null; agentIds?: readonly AgentId[] },
): JournalEntry {
  const event = { type: 'newCall', ...ends(leg), users: [], diversion: null } as const;
  return { event, receivedAt: at, flowId: leg.callId, role: leg.role, agentIds, decision };
}

export function answerEntry(leg: ReplayedLeg, at: number, agentId: AgentId): JournalEntry {
  const event = { type: 'answer', ...ends(leg), user: null, answeringNumber: null } as const;
  return { event, receivedAt: at, flowId: leg.callId, role: leg.role, agentIds: [agentId], decision: null };
}

export function hangupEntry(leg: ReplayedLeg, at: number, cause: HangupCause): JournalEntry {
  const event = { type: 'hangup', ...ends(leg), cause, answeringNumber: null } as const;
  return { event, receivedAt: at, flowId: leg.callId, role: leg.role, agentIds: [], decision: null };
}

function ends({ callId, role, caller }: ReplayedLeg) {
  const direction = role === 'outgoing' ? ('out' as const) : ('in' as const);
  return { callId, originalCallId: callId, flowId: callId, direction, caller, called: company };
}

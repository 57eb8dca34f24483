import type { JournalEntry } from './journal-entry.ts';
import { isRedirectLeg, type Leg } from './leg.ts';
import { legOf, openLegsOfFlow, putLeg, type Switchboard } from './switchboard.ts';

/** Brings the switchboard up to date with one more event. */
export function applyEntry(board: Switchboard, entry: JournalEntry): void {
  switch (entry.event.type) {
    case 'newCall':
      ring(board, entry);
      break;
    case 'answer':
      pickUp(board, entry);
      break;
    case 'hangup':
      hangUp(board, entry);
      break;
    case 'dtmf':
    case 'pastCall':
      break;
  }
}

/** Ends a leg without an event, as when it turns out to have ended before. */
export function endLeg(board: Switchboard, callId: string, now: number): void {
  const leg = legOf(board, callId);
  if (leg !== null) putLeg(board, { ...leg, state: 'ended', since: now });
}

function ring(board: Switchboard, entry: JournalEntry): void {
  if (legOf(board, entry.event.callId) !== null) return;
  const { decision } = entry;
  putLeg(board, {
    ...identityOf(entry),
    // An agent who dials is busy from the first moment.
    state: entry.role === 'outgoing' ? 'talking' : 'ringing',
    agentIds: decision?.outcome.kind === 'dial' ? decision.outcome.agentIds : entry.agentIds,
  });
}

function pickUp(board: Switchboard, entry: JournalEntry): void {
  const known = legOf(board, entry.event.callId);
  if (known?.state === 'ended') return;
  const { agentIds, receivedAt: since } = entry;
  const answered: Leg = { ...(known ?? identityOf(entry)), state: 'talking', agentIds, since };
  putLeg(board, answered);
  if (agentIds.length === 0) return;
  // The agent talks on the redirect's other leg as well; whoever else was rung is free again.
  for (const leg of otherRedirectLegs(board, answered)) {
    if (leg.state !== 'ringing') continue;
    const talks = leg.role === 'hotline' || leg.agentIds.some(id => agentIds.includes(id));
    putLeg(board, talks ? { ...leg, state: 'talking', agentIds, since } : { ...leg, state: 'ended', since });
  }
}

function hangUp(board: Switchboard, entry: JournalEntry): void {
  const since = entry.receivedAt;
  const known = legOf(board, entry.event.callId) ?? { ...identityOf(entry), agentIds: [] };
  const ended: Leg = { ...known, state: 'ended', since };
  const others = otherRedirectLegs(board, ended);
  putLeg(board, ended);
  for (const leg of others) {
    // The caller has left, so nobody rings or talks any more.
    if (ended.role === 'hotline') putLeg(board, { ...leg, state: 'ended', since });
    // The agent has left; the caller may have moved on to somebody else.
    else if (leg.role === 'hotline')
      putLeg(board, { ...leg, agentIds: leg.agentIds.filter(id => !ended.agentIds.includes(id)) });
  }
}

function otherRedirectLegs(board: Switchboard, leg: Leg): Leg[] {
  if (!isRedirectLeg(leg)) return [];
  return openLegsOfFlow(board, leg.flowId, leg.since).filter(
    other => other.callId !== leg.callId && isRedirectLeg(other),
  );
}

function identityOf(entry: JournalEntry): Pick<Leg, 'callId' | 'flowId' | 'role' | 'since'> {
  return { callId: entry.event.callId, flowId: entry.flowId, role: entry.role, since: entry.receivedAt };
}

import type { CallRecord } from '../../domain/call-record.ts';
import type { LoggedCall } from '../../domain/logged-call.ts';
import { type AgentId, agentById, type Roster } from '../../domain/roster.ts';

/** A call record as a logged call; null where not even its time is known. */
export function toLoggedCall(record: CallRecord, roster: Roster): LoggedCall | null {
  const { kind, startedAt, answeredAt, endedAt, flowId, caller } = record;
  const arrivedAt = startedAt ?? answeredAt;
  if (arrivedAt === null) return null;
  const agentId = answeredAt === null ? null : idOf(record.agentId, roster);
  const leftAt = agentId === null ? endedAt : answeredAt;
  return {
    callId: flowId,
    kind,
    caller,
    arrivedAt,
    agentId,
    calledInVainBy: kind === 'outgoing' && answeredAt === null ? idOf(record.callingAgentId, roster) : null,
    waitMs: startedAt === null || leftAt === null ? null : Math.max(0, leftAt - startedAt),
    talkMs:
      agentId === null || answeredAt === null || endedAt === null ? null : Math.max(0, endedAt - answeredAt),
    group: kind,
    called: record.called,
  };
}

/** An agent known by a number then may be known by an id today. */
function idOf(agentId: AgentId | null, roster: Roster): AgentId | null {
  return agentId === null ? null : (agentById(roster, agentId)?.id ?? agentId);
}

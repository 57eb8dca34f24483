import { type CallRecord, type Credit, type FamiliarityRules, sharedMemory } from './call-record.ts';

/** What a call adds to what is known of its caller; null: nothing, or nothing yet. */
export function creditOf(call: CallRecord | null, rules: FamiliarityRules): Credit | null {
  if (call === null || call.caller === null) return null;
  const { caller } = call;
  if (call.answeredAt === null) return attemptOf(call);
  const agentId = rules.learning.credit === 'first' ? call.firstAgentId : call.agentId;
  if (agentId === null || !isLearnedFrom(call, rules) || !isLongEnough(call, rules)) return null;
  return { kind: 'talk', memory: memoryOf(call, rules), caller, agentId, at: call.answeredAt };
}

function attemptOf({ kind, caller, callingAgentId, startedAt, cause }: CallRecord): Credit | null {
  const isOver = cause !== null;
  if (kind !== 'outgoing' || !isOver || caller === null || callingAgentId === null || startedAt === null)
    return null;
  return { kind: 'attempt', memory: sharedMemory, caller, agentId: callingAgentId, at: startedAt };
}

function isLearnedFrom({ kind }: CallRecord, { learning }: FamiliarityRules): boolean {
  if (kind === 'direct') return learning.direct;
  return kind !== 'outgoing' || learning.outgoing;
}

/** A call whose end is unknown counts as long enough; so does one from before Familiar was there. */
function isLongEnough(call: CallRecord, { learning }: FamiliarityRules): boolean {
  const { kind, cause, answeredAt, endedAt } = call;
  if (learning.minTalkMs === 0 || kind === 'past' || cause === 'unknown') return true;
  return endedAt !== null && answeredAt !== null && endedAt - answeredAt >= learning.minTalkMs;
}

function memoryOf({ kind, called }: CallRecord, { ownMemories }: FamiliarityRules): string {
  return kind === 'hotline' && called !== null ? (ownMemories[called] ?? sharedMemory) : sharedMemory;
}

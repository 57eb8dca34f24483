import type { LegRole } from '../../domain/journal-entry.ts';
import type { ReplayCall } from '../../domain/logged-call.ts';
import type { AgentId } from '../../domain/roster.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { learn } from './learn.ts';
import { answerEntry, hangupEntry, newCallEntry, type ReplayedLeg } from './leg-events.ts';
import type { World } from './world.ts';

/** Plays a call that no policy routes as it happened: the agent is busy and gets to know the caller. */
export function playOwnCall(world: World, call: ReplayCall): void {
  const { switchboard, memories, queue } = world;
  const { kind, agentId, caller, talkMs } = call;
  if (call.calledInVainBy !== null) playCallInVain(world, call, call.calledInVainBy);
  if (agentId === null) return;
  if (kind === 'past' && caller !== null) memories.of(null).credit(caller, agentId, call.arrivedAt);
  if (kind !== 'direct' && kind !== 'outgoing') return;
  const leg = legOf(world, call, kind);
  applyEntry(switchboard, newCallEntry(leg, call.arrivedAt, { agentIds: [agentId] }));
  queue.add(call.arrivedAt + (call.waitMs ?? 0), at => {
    applyEntry(switchboard, answerEntry(leg, at, agentId));
    learn(world, call, { hotline: null, agentId, answeredAt: at });
    queue.add(at + talkMs, end => applyEntry(switchboard, hangupEntry(leg, end, 'normal-clearing')));
  });
}

/**
 * Nobody answers, and whoever was called may call back. As in the service, this is known once the agent has
 * given up.
 */
function playCallInVain(world: World, call: ReplayCall, agentId: AgentId): void {
  const { switchboard, memories, queue } = world;
  const { caller, arrivedAt, waitMs } = call;
  const leg = legOf(world, call, 'outgoing');
  applyEntry(switchboard, newCallEntry(leg, arrivedAt, { agentIds: [agentId] }));
  queue.add(arrivedAt + (waitMs ?? 0), at => {
    applyEntry(switchboard, hangupEntry(leg, at, 'no-answer'));
    if (caller !== null) memories.noteCallInVain(caller, agentId, arrivedAt);
  });
}

function legOf({ memories }: World, { callId, caller }: ReplayCall, role: LegRole): ReplayedLeg {
  return {
    callId,
    role,
    caller: caller === null ? { kind: 'withheld' } : { kind: 'number', number: memories.numberOf(caller) },
  };
}

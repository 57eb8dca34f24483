import { applyEntry } from '../apply-entry.ts';
import { learn } from './learn.ts';
import { answerEntry, hangupEntry, newCallEntry, type ReplayedLeg } from './leg-events.ts';
import type { ReplayCall } from './logged-call.ts';
import type { World } from './world.ts';

/** A call that no policy routes, which happens as it did: the agent is busy, and gets to know the caller. */
export function playOwnCall(world: World, call: ReplayCall): void {
  const { board, memories, queue } = world;
  const { kind, agentId, caller, talkMs } = call;
  if (agentId === null) return;
  if (kind === 'past' && caller !== null) memories.of(null).credit(caller, agentId, call.arrivedAt);
  if (kind !== 'direct' && kind !== 'outgoing') return;
  const leg: ReplayedLeg = {
    callId: call.callId,
    role: kind,
    caller: caller === null ? { kind: 'withheld' } : { kind: 'number', number: memories.numberOf(caller) },
  };
  applyEntry(board, newCallEntry(leg, call.arrivedAt, { agentIds: [agentId] }));
  queue.add(call.arrivedAt + (call.waitMs ?? 0), at => {
    applyEntry(board, answerEntry(leg, at, agentId));
    learn(world, call, { hotline: null, agentId, answeredAt: at });
    queue.add(at + talkMs, end => applyEntry(board, hangupEntry(leg, end, 'normal-clearing')));
  });
}

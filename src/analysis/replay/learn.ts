import type { ReplayCall } from '../../domain/logged-call.ts';
import type { Hotline } from '../../domain/plan.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { World } from './world.ts';

/**
 * Lets an answered call make caller and agent known to each other, at once or when it has lasted long enough.
 */
export function learn(
  { memories, plan: { learning }, queue }: World,
  { kind, caller, talkMs }: ReplayCall,
  {
    hotline,
    agentId,
    answeredAt,
  }: { readonly hotline: Hotline | null; readonly agentId: AgentId; readonly answeredAt: number },
): void {
  if (caller === null || ((kind === 'direct' || kind === 'outgoing') && !learning[kind])) return;
  const memory = memories.of(hotline);
  if (learning.minTalkMs === 0) memory.credit(caller, agentId, answeredAt);
  else if (talkMs >= learning.minTalkMs)
    queue.add(answeredAt + learning.minTalkMs, () => memory.credit(caller, agentId, answeredAt));
}

import type { AgentId } from '../../domain/roster.ts';
import type { CallbackRequest } from './callback-request.ts';

/** An agent who could ring back a caller. */
export interface RingBack<R> {
  readonly request: R;
  readonly agentId: AgentId;
}

/**
 * Who could ring back whom, in the order in which it is to be tried: the most familiar first, and of two alike
 * who asked first.
 *
 * @param requests in the order in which they were asked.
 */
export function whomToRingBack<R extends Pick<CallbackRequest, 'agents'>>(
  requests: readonly R[],
  isFree: (agentId: AgentId) => boolean,
): readonly RingBack<R>[] {
  const pairs: (RingBack<R> & { readonly evidence: number })[] = [];
  for (const request of requests)
    for (const [agentId, evidence] of request.agents)
      if (isFree(agentId)) pairs.push({ request, agentId, evidence });
  return pairs.sort((a, b) => b.evidence - a.evidence);
}

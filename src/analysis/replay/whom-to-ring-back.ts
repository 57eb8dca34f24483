import type { AgentId } from '../../domain/roster.ts';
import type { CallbackRequest } from './callback-request.ts';

/** An agent who could ring back a caller. */
export interface RingBack<R> {
  readonly request: R;
  readonly agentId: AgentId;
}

/**
 * Who could ring back whom, in the order in which it is to be tried: as in the service, who asked first goes first, and gets the
 * best of those they know.
 *
 * @param requests in the order in which they were asked.
 */
export function whomToRingBack<R extends Pick<CallbackRequest, 'agents'>>(
  requests: readonly R[],
  isFree: (agentId: AgentId) => boolean,
): readonly RingBack<R>[] {
  return requests.flatMap(request =>
    [...request.agents]
      .filter(([agentId]) => isFree(agentId))
      .sort(([, a], [, b]) => b - a)
      .map(([agentId]) => ({ request, agentId })),
  );
}

import type { Role } from '../../app/ports/page.ts';
import { type Agent, agentById } from '../../domain/roster.ts';
import { type ApiCall, ApiError, notFound } from './route.ts';

/** Whoever may change something of an agent; somebody in the role `agent` only of themself. */
export const themselfOrSupervisors: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Whom a request is about, if they are known and who asks may know. */
export function concernedAgent({
  page,
  params,
  visitor,
}: ApiCall<{ readonly agentId: string }, unknown, unknown>): Agent {
  const user = visitor?.user;
  if (user?.role === 'agent' && user.agentId !== params.agentId)
    throw new ApiError(403, 'not-allowed', 'The role agent may do this for themself only.');
  const agent = agentById(page.app.known.roster, params.agentId);
  if (agent === null) throw notFound('agent');
  return agent;
}

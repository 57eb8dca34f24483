import type { Role } from '../../app/ports/page.ts';
import { type Agent, agentById } from '../../domain/roster.ts';
import { type ApiCall, ApiError, notFound } from './route.ts';

/** Roles that may change an agent's data; the role `agent` only its own. */
export const themselfOrSupervisors: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** The agent a request is about. Throws if there is none, or the visitor may not know. */
export function concernedAgent({
  page,
  params,
  visitor,
}: ApiCall<{ readonly agentId: string }, unknown, unknown>): Agent {
  const user = visitor?.user;
  if (user?.role === 'agent' && user.agentId !== params.agentId)
    throw new ApiError(403, 'not-allowed', 'Users with the role agent may do this only for themselves.');
  const agent = agentById(page.app.known.roster, params.agentId);
  if (agent === null) throw notFound('agent');
  return agent;
}

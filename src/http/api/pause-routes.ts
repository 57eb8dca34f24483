import { z } from 'zod';
import { agentById } from '../../acd/roster.ts';
import type { Role } from '../../app/page-ports.ts';
import { pauseAgent, resumeAgent } from '../../app/pause-agent.ts';
import { pauseWantedSchema } from '../contract/agents.ts';
import { doneSchema } from '../contract/common.ts';
import { type ApiCall, ApiError, notFound, type Route, route } from './route.ts';

const done = { done: true } as const;
const agentParams = z.object({ agentId: z.string().max(100) });
/** Whoever may change something; somebody in the role `agent` only of themself. */
const themselfOrSupervisors: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Agents who take no calls for a while, because somebody said so. */
export const pauseRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/agents/:agentId/pause',
    summary: 'Let an agent take no calls for a while; agents only themself',
    roles: themselfOrSupervisors,
    params: agentParams,
    body: pauseWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body } = call;
      const until = body.minutes === null ? null : page.app.clock() + body.minutes * 60_000;
      await pauseAgent(page.app, { ...concerned(call), until, reason: body.reason });
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/agents/:agentId/pause',
    summary: 'Let an agent take calls again; agents only themself',
    roles: themselfOrSupervisors,
    params: agentParams,
    reply: doneSchema,
    async run(call) {
      const { agentId, by } = concerned(call);
      await resumeAgent(call.page.app, agentId, by);
      return done;
    },
  }),
];

/** Whom it is about, and who asks, if they may. */
function concerned({ page, params, visitor }: ApiCall<z.output<typeof agentParams>, unknown, unknown>) {
  const agentId = ownAgentOnly(visitor, params.agentId);
  if (agentById(page.app.known.roster, agentId) === null) throw notFound('agent');
  return { agentId, by: visitor?.user.login ?? '' };
}

/** The agent, unless somebody in the role `agent` asks for another than themself. */
export function ownAgentOnly(
  visitor: ApiCall<unknown, unknown, unknown>['visitor'],
  agentId: string,
): string {
  const user = visitor?.user;
  if (user?.role === 'agent' && user.agentId !== agentId)
    throw new ApiError(403, 'not-allowed', 'The role agent may do this for themself only.');
  return agentId;
}

import { z } from 'zod';
import { freeAgent } from '../../app/switchboard/free-agent.ts';
import { pauseAgent, resumeAgent } from '../../app/switchboard/pause-agent.ts';
import { pauseWantedSchema } from '../contract/agents.ts';
import { doneSchema } from '../contract/common.ts';
import { concernedAgent, themselfOrSupervisors } from './concerned-agent.ts';
import { type Route, route } from './route.ts';

const done = { done: true } as const;
const agentParams = z.object({ agentId: z.string().max(100) });

/** Pausing agents, and saying that one is free after all. */
export const pauseRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/agents/:agentId/pause',
    summary: 'Pause an agent; agents only themselves',
    roles: themselfOrSupervisors,
    isPaced: true,
    params: agentParams,
    body: pauseWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { id: agentId } = concernedAgent(call);
      const until = body.minutes === null ? null : page.app.clock() + body.minutes * 60_000;
      await pauseAgent(page.app, { agentId, by: visitor?.user.login ?? '', until, reason: body.reason });
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/agents/:agentId/pause',
    summary: 'End an agent’s pause; agents only themselves',
    roles: themselfOrSupervisors,
    isPaced: true,
    params: agentParams,
    reply: doneSchema,
    async run(call) {
      await resumeAgent(call.page.app, concernedAgent(call).id, call.visitor?.user.login ?? '');
      return done;
    },
  }),
  route({
    method: 'POST',
    path: '/agents/:agentId/free',
    summary: 'End talks that an agent is wrongly said to be in; agents only themselves',
    roles: themselfOrSupervisors,
    isPaced: true,
    params: agentParams,
    reply: doneSchema,
    async run(call) {
      await freeAgent(call.page.app, concernedAgent(call), call.visitor?.user.login ?? '');
      return done;
    },
  }),
];

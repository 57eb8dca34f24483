import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import { callNow, findRequest } from '../../app/callbacks/call-now.ts';
import { giveAway, putOff, withdraw } from '../../app/callbacks/change-request.ts';
import { nameOf } from '../../app/page/live-board.ts';
import { concerns, type OpenRequest } from '../../app/page/open-requests.ts';
import type { AuditEvent } from '../../app/ports/audit.ts';
import { maskPhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import {
  type PageRequest,
  type RequestAction,
  requestActionSchema,
  requestListSchema,
} from '../contract/callback-requests.ts';
import { doneSchema } from '../contract/common.ts';
import { concernedAgent, themselfOrSupervisors } from './concerned-agent.ts';
import { ownAgentOf } from './missed-routes.ts';
import { note } from './note.ts';
import { renderCaller } from './render-call.ts';
import { refusals } from './request-refusals.ts';
import { type ApiCall, everybody, notFound, type PageContext, type Route, route } from './route.ts';

/** How many are shown at once; the others come up as these are done. */
const mostShown = 200;

/** Callbacks on request. Users with the role `agent` see those that they are to make, and no others. */
export const requestRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/callback-requests',
    summary: 'Callers who have asked to be called back, who is next in turn first',
    roles: everybody,
    reply: requestListSchema,
    async run({ page, visitor }) {
      const { open } = await page.requests.learn();
      const own = open.filter(concerns(ownAgentOf(visitor)));
      const shown = own.slice(0, mostShown);
      await page.names.learn(shown.map(({ caller }) => caller));
      return {
        requests: shown.map(one => render(page, one)),
        count: own.length,
        canDial: page.requests.canDial(),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/callback-requests/:id',
    summary: 'Call somebody back now who asked for it, put it off, leave it to others, or withdraw it',
    roles: themselfOrSupervisors,
    isPaced: true,
    params: z.object({ id: z.string().max(200) }),
    body: requestActionSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, body, visitor } = call;
      const isOwn = concerns(ownAgentOf(visitor));
      const shown = page.requests.read().open.find(one => one.callId === params.id);
      // Whoever sees only their own must not learn of others, not even that they are over.
      if (shown === undefined ? ownAgentOf(visitor) !== null : !isOwn(shown)) throw notTheirs(call);
      if ('agentId' in body) concernedAgent({ ...call, params: { agentId: body.agentId } });
      await act(call, params.id, body);
      return { done: true } as const;
    },
  }),
];

type Call = ApiCall<{ readonly id: string }, unknown, RequestAction>;

/** One that has ended while an agent looked at it is told from one that never was, if it was asked within a day. */
function notTheirs({ page, params }: Call): Error {
  return findRequest(page.app, params.id) === 'over' ? refusals.over : notFound('callback on request');
}

async function act(call: Call, callId: string, body: RequestAction): Promise<void> {
  const { app } = call.page;
  const request = findRequest(app, callId);
  if (request === 'over') throw refusals.over;
  if (request === null) throw notFound('callback on request');
  const by = loginOf(call.visitor);
  const tell = (event: AuditEvent, agentId?: AgentId): Promise<void> => {
    const who = maskPhoneNumber(request.caller);
    return note(call, event, agentId === undefined ? who : `${who}: ${agentId}`);
  };
  if (!app.store.state().isReachable) throw refusals.databaseAway;
  switch (body.action) {
    case 'call':
      await callAtOnce(call, callId, body.agentId);
      return tell('callback-started', body.agentId);
    case 'put-off': {
      const until = app.clock() + body.minutes * 60_000;
      if (until >= request.until) throw refusals.tooLate;
      await putOff(app, request, { agentId: body.agentId, until, by });
      return tell('callback-put-off', body.agentId);
    }
    case 'give-away': {
      const isLast = request.wants.every(agentId => agentId === body.agentId);
      if (isLast && request.isStrict) throw refusals.nobodyElse;
      await giveAway(app, request, { agentId: body.agentId, by });
      return tell('callback-given-away', body.agentId);
    }
    case 'withdraw':
      await withdraw(app, request, { by });
      return tell('callback-withdrawn');
  }
}

async function callAtOnce({ page, visitor }: Call, callId: string, agentId: AgentId): Promise<void> {
  await page.requests.learn();
  const dialler = page.dialler();
  if (dialler === null || !page.requests.canDial()) throw refusals.cannotDial;
  const became = await callNow(page.app, dialler, { callId, agentId, by: loginOf(visitor) });
  if (became !== 'begun') throw refusals[became];
}

function loginOf(visitor: Visitor | null): string {
  return visitor?.user.login ?? '';
}

function render({ app, names }: PageContext, one: OpenRequest): PageRequest {
  const { callId, caller, state, wants, ...asIs } = one;
  const named = (agentId: AgentId): { agentId: AgentId; name: string } => ({
    agentId,
    name: nameOf(app, agentId),
  });
  return {
    ...asIs,
    id: callId,
    caller: renderCaller(caller, names.of(caller)),
    wants: wants.map(({ agentId, notBefore }) => ({ ...named(agentId), notBefore })),
    state: state.kind,
    agent: state.agentId === null ? null : named(state.agentId),
  };
}

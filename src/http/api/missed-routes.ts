import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import type { ToCallBack } from '../../app/page/list-callbacks.ts';
import { nameOf } from '../../app/page/live-board.ts';
import type { Role } from '../../app/ports/page.ts';
import { callbackActionSchema, missedListSchema, missedQuerySchema } from '../contract/callers.ts';
import { doneSchema } from '../contract/common.ts';
import { toNumber } from './caller-routes.ts';
import { renderCaller } from './render-call.ts';
import { everybody, notFound, type PageContext, type Route, route } from './route.ts';

const workers: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Callbacks. Users with the role `agent` see the callers who know them best. */
export const missedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/missed',
    summary: 'Callers of the last two weeks who did not get through, and who knows them',
    roles: everybody,
    isLong: true,
    query: missedQuerySchema,
    reply: missedListSchema,
    async run({ page, visitor, query: { limit }, gone }) {
      const { callbacks, isCut, hidden } = await page.archive.callbacks(gone, {
        limit,
        agentId: ownAgentOf(visitor),
      });
      await page.names.learn(callbacks.map(({ missed }) => missed.caller));
      return { missed: callbacks.map(one => toListed(page, one)), isCut, hidden };
    },
  }),
  route({
    method: 'POST',
    path: '/missed/:number',
    summary: 'Take a callback, give it back, or tick it off',
    roles: workers,
    params: z.object({ number: z.string().max(40) }),
    body: callbackActionSchema,
    reply: doneSchema,
    async run({ page, visitor, params, body: { action }, gone }) {
      const caller = toNumber(params.number);
      if ((await page.archive.callback(gone, caller, ownAgentOf(visitor))) === null)
        throw notFound('callback');
      const now = page.app.clock();
      const login = visitor?.user.login ?? null;
      await page.directory.saveCallback({
        caller,
        takenBy: action === 'give-back' ? null : login,
        takenAt: action === 'give-back' ? null : now,
        doneAt: action === 'done' ? now : null,
      });
      return { done: true } as const;
    },
  }),
];

/** The agent whose callers alone are shown; null: everybody's. */
function ownAgentOf(visitor: Visitor | null): string | null {
  const user = visitor?.user;
  // A user with that role always has an agent; if not, they are shown nobody's callers.
  return user?.role === 'agent' ? (user.agentId ?? '') : null;
}

function toListed({ app, names }: PageContext, { missed, ownerId, mayBePing }: ToCallBack) {
  const { caller, lastMissedAt, callback } = missed;
  // Who took it before the caller tried again need not know of that.
  const isTaken = callback?.takenAt != null;
  return {
    caller: renderCaller(caller, names.of(caller)),
    missed: missed.missed,
    lastMissedAt,
    owner: ownerId === null ? null : { agentId: ownerId, name: nameOf(app, ownerId) },
    takenBy: isTaken ? callback.takenBy : null,
    takenAt: isTaken ? callback.takenAt : null,
    mayBePing,
  };
}

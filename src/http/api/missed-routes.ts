import { z } from 'zod';
import { evidenceAt, type Familiarity } from '../../acd/familiarity.ts';
import type { PhoneNumber } from '../../acd/phone-number.ts';
import type { Visitor } from '../../app/access.ts';
import { nameOf } from '../../app/live-board.ts';
import type { MissedCaller, Role } from '../../app/page-ports.ts';
import { callbackActionSchema, missedListSchema } from '../contract/callers.ts';
import { doneSchema } from '../contract/common.ts';
import { toNumber } from './caller-routes.ts';
import { renderCaller } from './render-call.ts';
import { everybody, notFound, type PageContext, type Route, route } from './route.ts';

const missedForMs = 14 * 86_400_000;
const mostMissed = 200;
const workers: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Whom to call back. Somebody in the role `agent` sees those whom they know best. */
export const missedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/missed',
    summary: 'Callers of the last two weeks who did not get through, and who knows them',
    roles: everybody,
    reply: missedListSchema,
    async run({ page, visitor }) {
      return { missed: (await missedFor(page, visitor)).map(one => toListed(page, one)) };
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
    async run({ page, visitor, params, body: { action } }) {
      const caller = toNumber(params.number);
      const found = (await missedFor(page, visitor)).find(one => one.missed.caller === caller);
      if (found === undefined) throw notFound('callback');
      const now = page.app.clock();
      const login = visitor?.user.login ?? null;
      await page.app.store.directory.saveCallback({
        caller,
        takenBy: action === 'give-back' ? null : login,
        takenAt: action === 'give-back' ? null : now,
        doneAt: action === 'done' ? now : null,
      });
      return { done: true } as const;
    },
  }),
];

interface Owned {
  readonly missed: MissedCaller;
  readonly ownerId: string | null;
}

async function missedFor({ app, names }: PageContext, visitor: Visitor | null): Promise<readonly Owned[]> {
  const now = app.clock();
  const { directory } = app.store;
  const missed = await directory.missedCallers(now - missedForMs, mostMissed);
  const callers = missed.map(({ caller }) => caller);
  await names.learn(callers);
  const halfLifeDays = app.known.plan.hotlines[0]?.policy.halfLifeDays ?? 1;
  const owners = ownersOf(await directory.familiarityOfMany(callers), now, halfLifeDays);
  const all = missed.map(one => ({ missed: one, ownerId: owners.get(one.caller)?.agentId ?? null }));
  const user = visitor?.user;
  return user?.role === 'agent' ? all.filter(({ ownerId }) => ownerId === user.agentId) : all;
}

/** Of each caller the agent who knows them best. */
function ownersOf(
  known: readonly { caller: PhoneNumber; familiarity: Familiarity }[],
  now: number,
  halfLifeDays: number,
): ReadonlyMap<PhoneNumber, Familiarity> {
  const owners = new Map<PhoneNumber, Familiarity>();
  for (const { caller, familiarity } of known) {
    const best = owners.get(caller);
    const isBetter =
      best === undefined || evidenceAt(familiarity, now, halfLifeDays) > evidenceAt(best, now, halfLifeDays);
    if (isBetter) owners.set(caller, familiarity);
  }
  return owners;
}

function toListed({ app, names }: PageContext, { missed, ownerId }: Owned) {
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
  };
}

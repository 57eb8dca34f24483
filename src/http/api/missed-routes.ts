import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import { changeCallbacks } from '../../app/page/change-callbacks.ts';
import { areOf, type SettledCallback } from '../../app/page/keep-callbacks.ts';
import { nameOf } from '../../app/page/live-board.ts';
import type { ToCallBack } from '../../app/page/read-callbacks.ts';
import type { Role } from '../../app/ports/page.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import {
  callbackActionSchema,
  callbackChangeSchema,
  callbackNoteSchema,
  missedListSchema,
  missedQuerySchema,
  settledListSchema,
} from '../contract/callbacks.ts';
import { doneSchema } from '../contract/common.ts';
import { toNumber } from './caller-routes.ts';
import { note } from './note.ts';
import { renderCaller } from './render-call.ts';
import { everybody, notFound, type PageContext, type Route, route } from './route.ts';

const workers: readonly Role[] = ['admin', 'supervisor', 'agent'];

/** Callbacks. Users with the role `agent` see those of callers who know them best, and no others. */
export const missedRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/missed',
    summary:
      'Callers of the last two weeks who did not get through, latest first, and who knows them; without those who have asked to be called back',
    roles: everybody,
    query: missedQuerySchema,
    reply: missedListSchema,
    async run({ page, visitor, query }) {
      const { open, hidden, isCut } = await page.callbacks.read();
      const agentId = ownAgentOf(visitor);
      // Whoever has asked to be called back stands among those who have.
      const asked = new Set(page.requests.read().open.map(({ caller }) => caller));
      const theirs = open.filter(areOf(agentId)).filter(({ caller }) => !asked.has(caller));
      const cut = pageOf(theirs, query, ({ lastMissedAt }) => lastMissedAt);
      const notes = await describe(page, cut.shown);
      return {
        missed: cut.shown.map(one => toListed(page, one, notes)),
        count: cut.count,
        next: cut.next,
        isCut,
        // Who sees only their own callers must not learn how many others there are.
        hidden: agentId === null ? hidden : nothing,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/missed/settled',
    summary: 'Who need not be called back any more, latest first: by whom it was done, and when',
    roles: everybody,
    query: missedQuerySchema,
    reply: settledListSchema,
    async run({ page, visitor, query }) {
      const { settled, isCut } = await page.callbacks.read();
      const own = settled.filter(areOf(ownAgentOf(visitor)));
      const cut = pageOf(own, query, one => one.settled.at);
      const notes = await describe(page, cut.shown);
      return {
        settled: cut.shown.map(one => toSettled(page, one, notes)),
        count: cut.count,
        next: cut.next,
        isCut,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/missed',
    summary: 'Take callbacks, give them back, tick them off, or open them again',
    roles: workers,
    body: callbackActionSchema,
    reply: callbackChangeSchema,
    async run({ page, visitor, body: { callers, action } }) {
      const changed = await changeCallbacks(page.callbacks, page.directory, areOf(ownAgentOf(visitor)), {
        callers: callers.map(toNumber),
        action,
        by: visitor?.user.login ?? null,
        at: page.app.clock(),
      });
      if (changed.length === 0) throw notFound('callback');
      return { changed: [...changed] };
    },
  }),
  route({
    method: 'PUT',
    path: '/missed/:number/note',
    summary: 'Write down a note about a caller who did not get through',
    roles: workers,
    params: z.object({ number: z.string().max(40) }),
    body: callbackNoteSchema,
    reply: doneSchema,
    async run(call) {
      const { page, visitor, params, body } = call;
      const number = toNumber(params.number);
      const { open, settled } = await page.callbacks.read();
      const isOwn = areOf(ownAgentOf(visitor));
      if (![...open, ...settled].some(one => one.caller === number && isOwn(one))) throw notFound('callback');
      const profile = await page.directory.profileOf(number);
      await page.directory.saveProfile(number, { ...profile, note: body.note });
      await note(call, 'caller-changed', maskPhoneNumber(number));
      return { done: true } as const;
    },
  }),
];

const nothing = { blocked: 0, own: 0, expensive: 0, withheld: 0 };

/** The agent whose callers alone are shown; null: everybody's. */
export function ownAgentOf(visitor: Visitor | null): AgentId | null {
  const user = visitor?.user;
  // A user with that role always has an agent; if not, they are shown nobody's callers.
  return user?.role === 'agent' ? (user.agentId ?? '') : null;
}

interface Cut<One> {
  readonly shown: readonly One[];
  readonly count: number;
  readonly next: string | null;
}

/** A page of a list in order of its moments, latest first, then of its callers. */
function pageOf<One extends ToCallBack>(
  all: readonly One[],
  { after, limit }: z.output<typeof missedQuerySchema>,
  atOf: (one: One) => number,
): Cut<One> {
  const [at = '', caller = ''] = after?.split('~') ?? [];
  const isBehind = (one: One): boolean =>
    atOf(one) < Number(at) || (atOf(one) === Number(at) && one.caller > caller);
  const from = after === undefined ? 0 : all.findIndex(isBehind);
  const shown = from < 0 ? [] : all.slice(from, from + limit);
  const last = shown.at(-1);
  const isLast = last === undefined || from + limit >= all.length;
  return { shown, count: all.length, next: isLast ? null : `${atOf(last)}~${last.caller}` };
}

type Notes = ReadonlyMap<PhoneNumber, string>;

/** Looks up names and notes. */
async function describe({ names, directory }: PageContext, shown: readonly ToCallBack[]): Promise<Notes> {
  const callers = shown.map(({ caller }) => caller);
  await names.learn(callers);
  return new Map((await directory.notesOf(callers)).map(one => [one.caller, one.note]));
}

function toMissed(page: PageContext, one: ToCallBack, notes: Notes) {
  const { caller, missed, lastMissedAt, waitedMs, ownerId } = one;
  return {
    caller: renderCaller(caller, page.names.of(caller)),
    missed,
    lastMissedAt,
    waitedMs,
    owner: agentOf(page, ownerId),
    note: notes.get(caller) ?? '',
  };
}

function toListed(page: PageContext, one: ToCallBack, notes: Notes) {
  const { takenBy = null, takenAt = null, doneAt = null } = one.callback ?? {};
  // Whoever ticked it off before the caller tried again need not know of that.
  const isTaken = takenAt !== null && takenAt > (doneAt ?? 0);
  return {
    ...toMissed(page, one, notes),
    takenBy: isTaken ? takenBy : null,
    takenAt: isTaken ? takenAt : null,
    mayBePing: one.mayBePing,
  };
}

function toSettled(page: PageContext, one: SettledCallback, notes: Notes) {
  const { by, at } = one.settled;
  return {
    ...toMissed(page, one, notes),
    settledAt: at,
    by,
    login: one.settled.by === 'user' ? one.settled.login : null,
    agent: agentOf(page, one.settled.by === 'talk' ? one.settled.agentId : null),
  };
}

function agentOf({ app }: PageContext, agentId: AgentId | null) {
  return agentId === null ? null : { agentId, name: nameOf(app, agentId) };
}

import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import { figuresShown } from '../../app/page/figures-shown.ts';
import type { ListedCall } from '../../app/page/list-calls.ts';
import { nameOf } from '../../app/page/live-board.ts';
import type { CallLookedAt } from '../../app/page/look-at-call.ts';
import type { CallCursor } from '../../app/ports/page.ts';
import type { Rule } from '../../domain/decision.ts';
import type { AgentId } from '../../domain/roster.ts';
import { type CallbackStep, callbackEndText, tellCallback } from '../../wording/callback-texts.ts';
import { ruleText, ruleTexts } from '../../wording/verdict-text.ts';
import { callDetailSchema } from '../contract/board.ts';
import { callListSchema, callsQuerySchema } from '../contract/calls.ts';
import type { Text } from '../contract/common.ts';
import { daysAsked, periodOf } from './days-asked.ts';
import { renderCall, renderDecision } from './render-call.ts';
import {
  ApiError,
  everybody,
  notFound,
  type PageContext,
  type Route,
  refused,
  route,
  watchers,
} from './route.ts';

const rules = Object.keys(ruleTexts.en).map(name => ({ rule: name as Rule, text: ruleText(name as Rule) }));

/** Every call there was. */
export const callRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/calls',
    summary: 'Calls by caller, outcome, hotline, reason and day, newest first; agents see only their own',
    roles: everybody,
    isLong: true,
    query: callsQuerySchema,
    reply: callListSchema,
    async run({ page, visitor, query, gone }) {
      const { plan, roster } = page.app.known;
      const days = daysAsked(page.app, query);
      const period = periodOf(page.app, days, query.hotline);
      const mayAsk = await agentsAllowed(page, visitor);
      const { calls, next, isCut } = await page.archive.calls(gone, {
        search: query.search,
        kind: query.kind ?? null,
        countedAs: query.countedAs ?? null,
        agentId: agentAsked(visitor, mayAsk, query.agent),
        hotline: query.hotline ?? null,
        rule: ruleAsked(query.rule),
        ...period,
        after: query.after === undefined ? null : toCursor(query.after),
        limit: query.limit,
      });
      await page.names.learn(calls.map(({ call }) => call.caller));
      return {
        calls: calls.map(one => toListed(page, one)),
        next: next === null ? null : `${next.firstSeenAt}~${next.flowId}`,
        isCut,
        from: days.from ?? null,
        to: days.to ?? null,
        hotlines: plan.hotlines.map(({ name }) => name),
        agents: mayAsk ? roster.agents.map(({ id, name }) => ({ agentId: id, name })) : null,
        rules,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/calls/:flowId',
    summary: 'One call, and why it went where it went',
    roles: watchers,
    params: z.object({ flowId: z.string().max(200) }),
    reply: callDetailSchema,
    async run({ page, params, gone }) {
      const past = await page.archive.call(gone, params.flowId);
      if (past === null) throw notFound('call');
      await page.names.learn([past.call.caller]);
      return {
        call: toBoardCall(page, past),
        decision: past.decision === null ? null : renderDecision(past.decision),
        callback: renderCallback(page, past),
      };
    },
  }),
];

/** Whether the visitor may ask for the calls of any agent: where individual figures are shown. */
async function agentsAllowed({ directory }: PageContext, visitor: Visitor | null): Promise<boolean> {
  if (visitor?.user.role === 'agent') return false;
  return figuresShown(directory);
}

function agentAsked(visitor: Visitor | null, mayAsk: boolean, asked: AgentId | undefined): AgentId | null {
  const user = visitor?.user;
  // A user with that role always has an agent; if not, they are shown nobody's calls.
  if (user?.role === 'agent') return user.agentId ?? '';
  if (asked === undefined || mayAsk || asked === user?.agentId) return asked ?? null;
  throw refused({
    en: 'Calls of one agent are listed only where an admin shows individual figures.',
    de: 'Anrufe einer Person werden nur aufgelistet, wo ein Admin Zahlen einzelner Personen zeigt.',
  });
}

function ruleAsked(asked: string | undefined): Rule | null {
  if (asked === undefined) return null;
  const found = rules.find(({ rule }) => rule === asked);
  if (found === undefined) throw new ApiError(400, 'bad-input', `There is no rule ${JSON.stringify(asked)}.`);
  return found.rule;
}

function toCursor(text: string): CallCursor {
  const end = text.indexOf('~');
  return { firstSeenAt: Number(text.slice(0, end)), flowId: text.slice(end + 1) };
}

function toListed(page: PageContext, { firstSeenAt, hotline, callback, ...past }: ListedCall) {
  const call = toBoardCall(page, past);
  const end = callback && callbackEndText(callback, id => nameOf(page.app, id));
  return {
    ...call,
    sentence: call.sentence && end ? both(call.sentence, end) : call.sentence,
    firstSeenAt,
    hotline,
  };
}

function both(one: Text, other: Text): Text {
  return { de: `${one.de} ${other.de}`, en: `${one.en} ${other.en}` };
}

function renderCallback({ app }: PageContext, { decision, callback }: CallLookedAt): CallbackStep[] {
  if (decision?.outcome.kind !== 'callback') return [];
  return [...tellCallback(decision.decidedAt, callback, id => nameOf(app, id))];
}

/** As the board has it, as long as it is open. */
function toBoardCall({ app, board, names }: PageContext, past: Pick<ListedCall, 'call' | 'decision'>) {
  const { callId, agentId, caller } = past.call;
  const live = board.calls().find(({ call }) => call.callId === callId);
  const agentIds = agentId === null ? [] : [agentId];
  return renderCall(app, live ?? { ...past, state: 'ended', agentIds }, names.of(caller));
}

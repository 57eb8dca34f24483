import { z } from 'zod';
import { explainCall } from '../../app/calls/explain-call.ts';
import { nameOf } from '../../app/page/live-board.ts';
import { isExpensive } from '../../app/page/number-cost.ts';
import type { CallerSummary } from '../../app/ports/page.ts';
import { evidenceAt } from '../../domain/familiarity.ts';
import { maskPhoneNumber, type PhoneNumber, toPhoneNumber } from '../../domain/phone-number.ts';
import { byAgentOfToday } from '../../routing/candidates.ts';
import {
  callerListSchema,
  callerPageSchema,
  callerSearchSchema,
  profileSchema,
} from '../contract/callers.ts';
import { doneSchema } from '../contract/common.ts';
import { note } from './note.ts';
import { renderCall, renderCaller, renderDecision } from './render-call.ts';
import { ApiError, type PageContext, type Route, route, supervisors, watchers } from './route.ts';

const numberSchema = z.object({ number: z.string().max(40) });
const callsShown = 50;
const done = { done: true } as const;

/** Callers: search, and what is known of them. */
export const callerRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/callers',
    summary: 'Callers by number or name; without a search, the most recent ones',
    roles: watchers,
    isLong: true,
    query: callerSearchSchema,
    reply: callerListSchema,
    async run({ page, query, gone }) {
      const { callers, next } = await page.archive.search(gone, query.search, query.after ?? null);
      return { callers: callers.map(toListed), next };
    },
  }),
  route({
    method: 'GET',
    path: '/callers/:number',
    summary: 'One caller: whom they know, their calls, and what would be decided now',
    roles: watchers,
    params: numberSchema,
    reply: callerPageSchema,
    run: ({ page, params, gone }) => describeCaller(page, toNumber(params.number), gone),
  }),
  route({
    method: 'PUT',
    path: '/callers/:number',
    summary: 'Write down name and note, and whether the caller objects to being recognised',
    roles: supervisors,
    params: numberSchema,
    body: profileSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, body } = call;
      const number = toNumber(params.number);
      await page.directory.saveProfile(number, body);
      page.names.changed(number, body.name);
      await note(call, 'caller-changed', maskPhoneNumber(number));
      return done;
    },
  }),
];

async function describeCaller(
  page: PageContext,
  number: PhoneNumber,
  gone: AbortSignal,
): Promise<z.input<typeof callerPageSchema>> {
  const { app } = page;
  const { clock } = app;
  const { profile, familiarity, calls } = await page.archive.caller(gone, number, callsShown);
  const [hotline] = app.known.plan.hotlines;
  const halfLifeDays = hotline?.policy.halfLifeDays ?? 1;
  const known = byAgentOfToday(
    familiarity.map(one => one.familiarity),
    app.known.roster,
    halfLifeDays,
  );
  const live = new Map(page.board.calls().map(one => [one.call.callId, one]));
  const name = profile.name === '' ? null : profile.name;
  return {
    caller: renderCaller(number, name),
    note: profile.note,
    objects: profile.objects,
    isExpensive: isExpensive(number, familiarity.length === 0),
    familiarity: [...known.values()]
      .map(one => ({
        agentId: one.agentId,
        name: nameOf(app, one.agentId),
        evidence: evidenceAt(one, clock(), halfLifeDays),
        answeredCalls: one.answeredCalls,
        lastAnsweredAt: one.lastAnsweredAt,
      }))
      .sort((a, b) => b.evidence - a.evidence),
    halfLifeDays,
    next:
      hotline === undefined
        ? null
        : renderDecision(
            await explainCall(app, { caller: { kind: 'number', number }, hotline, now: clock() }),
          ),
    calls: calls.map(({ call, decision }) => {
      const agentIds = call.agentId === null ? [] : [call.agentId];
      return renderCall(app, live.get(call.callId) ?? { call, decision, state: 'ended', agentIds }, name);
    }),
  };
}

function toListed({ caller, name, calls, lastSeenAt }: CallerSummary) {
  return {
    caller: renderCaller(caller, name === '' ? null : name),
    calls,
    lastSeenAt: lastSeenAt === 0 ? null : lastSeenAt,
  };
}

export function toNumber(text: string): PhoneNumber {
  const number = toPhoneNumber(text);
  if (number === null)
    throw new ApiError(400, 'bad-input', `${JSON.stringify(text)} is not a number like +4921112345.`);
  return number;
}

import { z } from 'zod';
import { boardSchema, callDetailSchema, comparisonSchema } from '../contract/board.ts';
import { describeBoard } from './render-board.ts';
import { renderCall, renderDecision } from './render-call.ts';
import { notFound, type Route, route, watchers } from './route.ts';

/** The board, and single calls of the last days. */
export const boardRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/board',
    summary: 'Agents, calls and figures as they are now',
    roles: watchers,
    reply: boardSchema,
    run: ({ page }) => describeBoard(page),
  }),
  route({
    method: 'GET',
    path: '/board/comparison',
    summary: 'The figures of yesterday and of a week ago, up to the same time of day',
    roles: watchers,
    isLong: true,
    reply: comparisonSchema,
    run: ({ page, gone }) => page.archive.comparison(gone),
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
      const live = page.board.calls().find(({ call }) => call.callId === past.call.callId);
      await page.names.learn([past.call.caller]);
      const { agentId } = past.call;
      const agentIds = agentId === null ? [] : [agentId];
      return {
        call: renderCall(
          page.app,
          live ?? { ...past, state: 'ended', agentIds },
          page.names.of(past.call.caller),
        ),
        decision: past.decision === null ? null : renderDecision(past.decision),
      };
    },
  }),
];

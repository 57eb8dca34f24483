import { z } from 'zod';
import { hashSecret, issueWallLink, isWallLink } from '../../app/access/access.ts';
import type { LiveAgent } from '../../app/page/live-agent.ts';
import { utcOffsetAt, wallClockOf } from '../../app/page/local-days.ts';
import { spendAtMost } from '../../app/time-budget.ts';
import { doneSchema } from '../contract/common.ts';
import { newKeySchema } from '../contract/keys.ts';
import { type Wall, wallAskedSchema, wallLinkSchema, wallLinksSchema, wallSchema } from '../contract/wall.ts';
import { note } from './note.ts';
import { lifeOf, renderKey } from './render-key.ts';
import { ApiError, admins, notFound, type PageContext, type Route, route } from './route.ts';

/** Wall screens: what they show, and the links that admit them. */
export const wallRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/wall',
    summary: 'What a wall screen shows, by the secret in its link: figures without names and numbers',
    roles: 'anyone',
    body: wallAskedSchema,
    reply: wallSchema,
    async run({ page, body }) {
      if (!(await isAdmitted(page, body.secret)))
        throw new ApiError(401, 'used-link', 'This link is no longer valid. Ask for a new one.');
      return describeWall(page);
    },
  }),
  route({
    method: 'GET',
    path: '/wall-links',
    summary: 'The links of wall screens',
    roles: admins,
    reply: wallLinksSchema,
    async run({ page }) {
      const keys = await page.accounts.wallKeys(page.app.clock());
      return { links: keys.map(renderKey) };
    },
  }),
  route({
    method: 'POST',
    path: '/wall-links',
    summary: 'Create a link for a wall screen',
    roles: admins,
    body: newKeySchema,
    reply: wallLinkSchema,
    async run(call) {
      const secret = await issueWallLink(call.page.app, call.body.label, lifeOf(call.body));
      await note(call, 'wall-link-created', call.body.label);
      return { secret };
    },
  }),
  route({
    method: 'DELETE',
    path: '/wall-links/:id',
    summary: 'Revoke the link of a wall screen',
    roles: admins,
    params: z.object({ id: z.string().max(100) }),
    reply: doneSchema,
    async run(call) {
      const { page, params } = call;
      const { accounts } = page;
      const keys = await accounts.wallKeys(page.app.clock());
      const link = keys.find(({ hash }) => hash === params.id);
      if (link === undefined) throw notFound('link');
      await accounts.deleteKey(params.id);
      await note(call, 'wall-link-revoked', link.label);
      return { done: true } as const;
    },
  }),
];

/** While the database is away, screens that were there before go on. */
async function isAdmitted({ app, recentVisitors }: PageContext, secret: string): Promise<boolean> {
  const screen = await recentVisitors.recognise(secret, 'wall', async () =>
    (await isWallLink(app, secret)) ? { keyHash: hashSecret(secret), user: null } : null,
  );
  return screen !== null;
}

/** How long a wall screen waits for what its figures are compared with, in milliseconds. */
const comparedWithinMs = 500;

async function describeWall(page: PageContext): Promise<Wall> {
  const { app, board } = page;
  const now = app.clock();
  const line = board.line();
  const waiting = new Set(line.map(({ callId }) => callId));
  const open = board.calls().filter(({ call }) => !waiting.has(call.callId));
  const inState = (state: 'ringing' | 'talking'): number => open.filter(one => one.state === state).length;
  return {
    now,
    utcOffsetMinutes: utcOffsetAt(now, wallClockOf(app)),
    hotlines: app.known.plan.hotlines.map(({ name }) => name),
    waiting: line.length,
    longestWaitMs: Math.max(0, ...line.map(({ since }) => now - since)),
    ringing: inState('ringing'),
    talking: inState('talking'),
    agents: countAgents(board.agents()),
    figures: board.figures(),
    comparison: await spendAtMost(comparedWithinMs, page.comparison(), { instead: null }),
    goals: app.known.plan.goals,
  };
}

function countAgents(agents: readonly LiveAgent[]): Wall['agents'] {
  const counts = { free: 0, busy: 0, onBreak: 0, away: 0 };
  for (const { availability } of agents) counts[groups[availability]] += 1;
  return counts;
}

const groups = {
  available: 'free',
  ringing: 'busy',
  talking: 'busy',
  'wrap-up': 'busy',
  'on-break': 'onBreak',
  paused: 'onBreak',
  'do-not-disturb': 'away',
  offline: 'away',
  unknown: 'away',
  gone: 'away',
} as const satisfies Record<LiveAgent['availability'], keyof Wall['agents']>;

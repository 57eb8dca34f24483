import { boardSchema, comparisonSchema } from '../contract/board.ts';
import { glanceSchema } from '../contract/glance.ts';
import { describeBoard } from './render-board.ts';
import { everybody, type Route, route, watchers } from './route.ts';

/** The board, and what it is compared with. */
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
    path: '/glance',
    summary: 'Whether it is working, in one sentence',
    roles: everybody,
    reply: glanceSchema,
    run: async ({ page }) => page.atAGlance().glance,
  }),
  route({
    method: 'GET',
    path: '/board/comparison',
    summary: 'The figures of yesterday and of a week ago, up to the same time of day',
    roles: watchers,
    // Counted once a minute for all who look: nobody's place for long work is taken.
    reply: comparisonSchema,
    run: ({ page }) => page.comparison(),
  }),
];

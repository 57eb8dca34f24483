import { startSchema } from '../contract/start.ts';
import { describeBoard } from './render-board.ts';
import { type Route, route, watchers } from './route.ts';
import { describeSession } from './session-routes.ts';

/** All that the page needs to start, in one reply: on a slow phone each further request costs a wait. */
export const startRoute: Route = route({
  method: 'GET',
  path: '/start',
  summary: 'Who is signed in, and the board as it is now if they may see it',
  roles: 'anyone',
  reply: startSchema,
  async run(call) {
    const role = call.visitor?.user.role;
    const isWatcher = role !== undefined && watchers.includes(role);
    return { ...(await describeSession(call)), board: isWatcher ? await describeBoard(call.page) : null };
  },
});

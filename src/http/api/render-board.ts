import type { LiveChange } from '../../app/page/live-board.ts';
import type { Board, BoardEvent } from '../contract/board.ts';
import { renderCallbackCount } from './callback-count.ts';
import { displayNumber, renderAgent, renderCall, renderWaiter } from './render-call.ts';
import { renderRequestCount } from './request-count.ts';
import type { PageContext } from './route.ts';

/** Looks up the names of the callers on the board, before it is rendered. */
export function learnNames({ board, names }: PageContext): Promise<void> {
  return names.learn(board.calls().map(({ call }) => call.caller));
}

/** The whole board, after looking up its callers' names. */
export async function describeBoard(page: PageContext): Promise<Board> {
  await learnNames(page);
  return renderBoard(page);
}

/** The whole board, with the names known so far. */
export function renderBoard(page: PageContext): Board {
  const { app, board, names, demo } = page;
  return {
    now: app.clock(),
    speed: demo?.phones.speed() ?? 1,
    hotlines: [...app.known.hotlines].map(displayNumber),
    agents: board.agents().map(renderAgent),
    calls: board.calls().map(live => renderCall(app, live, names.of(live.call.caller))),
    line: board.line().map(one => renderWaiter(app, one, names.of(one.caller))),
    figures: board.figures(),
    ...page.atAGlance(),
    callbacks: renderCallbackCount(page, null),
    requests: renderRequestCount(page, null),
  };
}

/** One change of the board. */
export function renderChange({ app, names }: PageContext, change: LiveChange): BoardEvent {
  const now = app.clock();
  switch (change.kind) {
    case 'call':
      return { type: 'call', call: renderCall(app, change.call, names.of(change.call.call.caller)), now };
    case 'agents':
      return { type: 'agents', agents: change.agents.map(renderAgent), isWhole: change.isWhole, now };
    case 'line':
      return {
        type: 'line',
        line: change.line.map(one => renderWaiter(app, one, names.of(one.caller))),
        now,
      };
    case 'figures':
      return { type: 'figures', figures: change.figures };
  }
}

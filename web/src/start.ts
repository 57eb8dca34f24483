import { batch } from '@preact/signals';
import type { Start } from '../../src/http/contract/start.ts';
import { read } from './api.ts';
import { applyEvents } from './live/board.ts';
import { begin } from './session.ts';

const retryMs = 2_000;

/** Asks for what the page begins with until it comes. The browser has sent for it already when it read index.html. */
export function start(): void {
  read<Start>('/start').then(show, () => setTimeout(start, retryMs));
}

/** Draws once, with all there is. */
function show({ board, ...session }: Start): void {
  batch(() => {
    if (board !== null) applyEvents([{ type: 'board', board }]);
    begin(session);
  });
}

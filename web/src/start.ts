import { batch } from '@preact/signals';
import type { Start } from '../../src/http/contract/start.ts';
import { read } from './api.ts';
import { applyEvents } from './live/board.ts';
import { begin } from './session.ts';

const retryMs = 2_000;

/**
 * Asks for what the page starts with until it arrives. index.html has already made the browser request it.
 */
export function start(): void {
  read<Start>('/start').then(show, () => setTimeout(start, retryMs));
}

/** Draws once, when everything is there. */
function show({ board, ...session }: Start): void {
  batch(() => {
    if (board !== null) applyEvents([{ type: 'board', board }]);
    begin(session);
  });
}

import { batch, signal } from '@preact/signals';
import type { Start } from '../../src/http/contract/start.ts';
import { RequestError, read } from './api.ts';
import { applyEvents } from './live/board.ts';
import { begin } from './session.ts';

const retryMs = 2_000;
/** After this nobody looks at a blank page any more. */
const blankForMs = 3_000;

/** Why the page has not started yet; null: it has, or nothing has gone wrong so far. */
export const startProblem = signal<unknown>(null);

/**
 * Asks for what the page starts with until it arrives. index.html has already made the browser request it.
 */
export function start(): void {
  const late = setTimeout(() => {
    startProblem.value ??= new RequestError('slow', '');
  }, blankForMs);
  read<Start>('/start')
    .then(show, (error: unknown) => {
      startProblem.value = error;
      setTimeout(start, retryMs);
    })
    .finally(() => clearTimeout(late));
}

/** Draws once, when everything is there. */
function show({ board, ...session }: Start): void {
  batch(() => {
    if (board !== null) applyEvents([{ type: 'board', board }]);
    startProblem.value = null;
    begin(session);
  });
}

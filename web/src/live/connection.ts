import { signal } from '@preact/signals';
import type { BoardEvent } from '../../../src/http/contract/board.ts';
import { loadSession, lookAgain } from '../session.ts';
import { applyEvents } from './board.ts';

/** Whether the board is up to date: `lost` while the server can't be reached. */
export const connection = signal<'connecting' | 'live' | 'lost'>('connecting');

/** Changes that arrive within this many milliseconds are drawn together. */
const gatherMs = 30;
const retryMs = 3_000;

/** Listens to the server until the returned function is called. The browser reconnects by itself. */
export function connect(): () => void {
  let source: EventSource | null = null;
  let waiting: BoardEvent[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function draw(): void {
    const events = waiting;
    waiting = [];
    applyEvents(events);
  }

  function open(): void {
    if (isOver) return;
    source = new EventSource('api/events');
    source.onopen = () => {
      // The server also ends streams of those who have another role now.
      if (connection.value === 'lost') void lookAgain();
      connection.value = 'live';
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      if (waiting.length === 0) setTimeout(draw, gatherMs);
      waiting.push(JSON.parse(data) as BoardEvent);
    };
    source.onerror = () => {
      connection.value = 'lost';
      // Closed for good: the session has ended, say, or a proxy answered in the server's place.
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(() => {
        loadSession().then(open, open);
      }, retryMs);
    };
  }

  open();
  return () => {
    isOver = true;
    clearTimeout(retry);
    source?.close();
    connection.value = 'connecting';
  };
}

import type { Server } from 'node:net';

/**
 * Lets requests for the page begin one after the other, one in each round of the event loop, and none in a round in which
 * somebody new has connected: it may be sipgate, behind all those. So however many come at once, a push waits for
 * the beginning of a few of them and not of all.
 */
export function takeTurns(server: Server): () => Promise<void> {
  const line: (() => void)[] = [];
  let isSomebodyNew = false;
  let skipped = 0;
  server.on('connection', () => {
    isSomebodyNew = true;
  });

  function round(): void {
    if (isSomebodyNew && skipped < mostSkipped) skipped += 1;
    else {
      skipped = 0;
      line.shift()?.();
    }
    isSomebodyNew = false;
    if (line.length > 0) setImmediate(round);
  }

  return () =>
    new Promise(resolve => {
      line.push(resolve);
      if (line.length === 1) setImmediate(round);
    });
}

/** Somebody who connects without end keeps nobody from the page. */
const mostSkipped = 20;

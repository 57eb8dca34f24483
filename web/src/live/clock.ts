import { signal } from '@preact/signals';

// The server's time: clocks of viewers go wrong, and the demo's time flies.
let base = Date.now();
let since = performance.now();
let rate = 1;

/** Counts up every second, so that what shows durations is drawn anew. */
const tick = signal(0);
setInterval(() => {
  tick.value += 1;
}, 1000);

export function synchronise(serverNow: number, speed = rate): void {
  base = serverNow;
  since = performance.now();
  rate = speed;
}

/** The present in epoch milliseconds, as the server sees it. */
export function serverNow(): number {
  tick.value;
  return base + (performance.now() - since) * rate;
}

import { computed, signal } from '@preact/signals';

/**
 * The company's time zone, in which the page shows days and times to everybody. Undefined until the server
 * gives it.
 */
export const timeZone = signal<string | undefined>(undefined);

/** How far the company's clocks are ahead of UTC at the moment, in minutes. */
export const utcOffsetMinutes = signal<number | null>(null);

// The server's time: viewers' clocks may be wrong, and the demo runs in fast motion.
let base = Date.now();
let since = performance.now();
let rate = 1;

/** Counts up every second, which redraws durations. */
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
  return present();
}

/** Whether the browser is in the company's time zone. If so, Intl, which is slow, need not be asked. */
export function isLocalClock(): boolean {
  return utcOffsetMinutes.value === -new Date(present()).getTimezoneOffset();
}

/** Today by the company's calendar, such as `2026-11-24`. */
export function today(): string {
  return dayAt(present());
}

/** A moment's day by the company's calendar, such as `2026-11-24`. */
export function dayAt(moment: number): string {
  return days.value.format(moment);
}

// Swedish, because Swedes write days this way.
// Made on first use, because making it is slow.
const days = computed(() => new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone.value }));

function present(): number {
  return base + (performance.now() - since) * rate;
}

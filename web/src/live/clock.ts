import { computed, signal } from '@preact/signals';

/** Where the company is, whose days and times the page shows wherever it is looked at. Undefined until it is told. */
export const timeZone = signal<string | undefined>(undefined);

/** How far the clocks there are ahead of UTC at the moment, in minutes. */
export const utcOffsetMinutes = signal<number | null>(null);

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
  return present();
}

/** Whether the browser's clock goes like that of the company, so that it need not be asked of Intl, which takes its time. */
export function isLocalClock(): boolean {
  return utcOffsetMinutes.value === -new Date(present()).getTimezoneOffset();
}

/** Today where the company is, such as `2026-11-24`. */
export function today(): string {
  return dayAt(present());
}

/** The day in which a moment lies where the company is, such as `2026-11-24`. */
export function dayAt(moment: number): string {
  return days.value.format(moment);
}

// Swedish, because there days are written so.
// Made when it is needed first, because that takes its time.
const days = computed(() => new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone.value }));

function present(): number {
  return base + (performance.now() - since) * rate;
}

import { setTimeout as wait } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import type { Warning } from './health-summary.ts';

/** How often the load is looked at, in milliseconds. Each look covers the time since the one before. */
const lookEveryMs = 10_000;
/**
 * How often a timer measures its delay, and from which delay on it counts, in milliseconds: any machine is a
 * little late.
 */
const tickMs = 50;
/**
 * Share of the time without processor from which this process counts as overloaded, and below which it no
 * longer does.
 */
const overloadedFrom = 0.5;
const calmBelow = 0.25;

/** How late this process was in a period. */
export interface Lateness {
  /** Share of the period, 0 to 1. */
  readonly share: number;
  readonly longestMs: number;
}

/**
 * Notices, until `signal` aborts, that this machine is too slow for its work, as opposed to a slow database.
 * Logs when that begins and when it is over, and warns in health meanwhile.
 */
export async function noticeOverload(
  { health, log }: Pick<AppContext, 'health' | 'log'>,
  signal: AbortSignal,
  everyMs = lookEveryMs,
): Promise<void> {
  let since: number | null = null;
  while (!signal.aborted) {
    const lateness = await measureLateness(everyMs, signal);
    if (signal.aborted) break;
    if (since === null && lateness.share >= overloadedFrom) {
      since = performance.now();
      log.warn(figuresOf(lateness), overloadWarning(lateness).en);
    } else if (since !== null && lateness.share < calmBelow) {
      log.info(
        { durationMs: Math.round(performance.now() - since) },
        'This machine is no longer overloaded.',
      );
      since = null;
    }
    health.warnAbout('overload', since === null ? null : overloadWarning(lateness));
  }
}

async function measureLateness(forMs: number, signal: AbortSignal): Promise<Lateness> {
  const startedAt = performance.now();
  let now = startedAt;
  let lateMs = 0;
  let longestMs = 0;
  while (now - startedAt < forMs && !signal.aborted) {
    const dueAt = now + tickMs;
    await wait(tickMs, null, { signal, ref: false }).catch(() => {});
    now = performance.now();
    if (now - dueAt < tickMs) continue;
    lateMs += now - dueAt;
    longestMs = Math.max(longestMs, now - dueAt);
  }
  return { share: lateMs / (now - startedAt), longestMs };
}

function figuresOf({ share, longestMs }: Lateness): {
  readonly latePercent: number;
  readonly longestMs: number;
} {
  return { latePercent: Math.round(share * 100), longestMs: Math.round(longestMs) };
}

function overloadWarning(lateness: Lateness): Warning {
  const { latePercent, longestMs } = figuresOf(lateness);
  return {
    en: `This machine is overloaded and answers late: Familiar did not get to work for ${latePercent} % of the last seconds, for ${longestMs} ms at a time. Callers may get somebody they do not know. Give it more of a processor, or fewer other tasks.`,
    de: `Dieser Rechner ist überlastet und antwortet spät: Familiar kam in den letzten Sekunden zu ${latePercent} % der Zeit nicht zum Zug, bis zu ${longestMs} ms am Stück. Anrufer bekommen womöglich jemanden, den sie nicht kennen. Geben Sie ihm mehr Prozessor oder weniger andere Aufgaben.`,
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import type { Warning } from './health-summary.ts';

/** How often it is looked at, in milliseconds; what is said is of the time since the last look. */
const lookEveryMs = 10_000;
/** How often a timer measures how late it is, and from when on that counts, in milliseconds: any machine is a little late. */
const tickMs = 50;
/** Shares of the time in which this process did not get to work: from the one it is overloaded, below the other no more. */
const overloadedFrom = 0.5;
const calmBelow = 0.25;

/** By how much this process was late in a stretch of time. */
export interface Lateness {
  /** Of the time, 0 to 1. */
  readonly share: number;
  readonly longestMs: number;
}

/**
 * Notices until `signal` aborts where this machine is too slow for what it has to do, and tells it from a database that is
 * slow: once in the log when it begins and when it is over, and in health meanwhile.
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

import { setTimeout as wait } from 'node:timers/promises';
import type { Product } from '../product.ts';
import type { Action } from './action.ts';
import type { CallsProcess } from './calls-process.ts';

/** How calls fared while something was done. Times are in milliseconds, of the pushes' answers. */
export interface Beside {
  readonly name: string;
  readonly outcome: string;
  /** Whether the action came to its end. */
  readonly isDone: boolean;
  readonly tookMs: number;
  readonly calls: number;
  readonly newCall: Delays;
  readonly all: Delays;
  readonly refused: number;
  readonly failed: number;
  readonly decidedWithoutDatabase: number;
}

export interface Delays {
  readonly worstMs: number;
  readonly p99Ms: number;
}

export interface Pace {
  readonly perSecond: number;
  /** How long calls come before the action begins and after it has ended. */
  readonly marginMs: number;
  /** How long calls come beside it at least. */
  readonly atLeastMs: number;
  /** When it is ended. */
  readonly atMostMs: number;
}

/** Does something while calls come in. Begins when the product has come to rest. */
export async function measureBeside(
  { product, calls }: { readonly product: Product; readonly calls: CallsProcess },
  action: Action,
  pace: Pace,
): Promise<Beside> {
  const longestMs = pace.atMostMs + pace.atLeastMs + 2 * pace.marginMs;
  await calls.prepare(Math.ceil((longestMs / 1000) * pace.perSecond));
  await product.settle(pace.atMostMs);
  const withoutBefore = await product.decidedWithout();
  await calls.begin(product.port, pace.perSecond);
  await wait(pace.marginMs);
  const [done] = await Promise.all([run(action, pace.atMostMs), wait(pace.atLeastMs)]);
  await wait(pace.marginMs);
  const { newCallMs, followUpMs, refused, failed } = await calls.end();
  return {
    name: action.name,
    ...done,
    calls: newCallMs.length,
    newCall: delaysOf(newCallMs),
    all: delaysOf([...newCallMs, ...followUpMs]),
    refused,
    failed,
    decidedWithoutDatabase: (await product.decidedWithout()) - withoutBefore,
  };
}

async function run(action: Action, atMostMs: number): Promise<Pick<Beside, 'outcome' | 'isDone' | 'tookMs'>> {
  const signal = AbortSignal.timeout(atMostMs);
  const startedAt = performance.now();
  const [outcome, isDone] = await action.run(signal).then(
    said => [said, true] as const,
    (error: Error) => [signal.aborted ? `ended after ${atMostMs / 1000} s` : error.message, false] as const,
  );
  return { outcome, isDone, tookMs: performance.now() - startedAt };
}

export function delaysOf(times: readonly number[]): Delays {
  const sorted = times.toSorted((a, b) => a - b);
  return { worstMs: sorted.at(-1) ?? 0, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}

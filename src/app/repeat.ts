import { setTimeout as wait } from 'node:timers/promises';

/** Runs work again and again until `signal` aborts, and resolves then. */
export async function repeat(
  work: () => Promise<void>,
  { intervalMs, signal }: { readonly intervalMs: number; readonly signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await work();
    await wait(intervalMs, null, { signal }).catch(() => null);
  }
}

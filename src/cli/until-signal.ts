import { once } from 'node:events';

/** Resolves to the name of the first signal that asks this process to stop. A second one stops it at once. */
export async function untilSignal(): Promise<string> {
  const listening = new AbortController();
  const signal = await Promise.race(
    ['SIGINT', 'SIGTERM'].map(name => once(process, name, listening).then(() => name)),
  );
  listening.abort();
  return signal;
}

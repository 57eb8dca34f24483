import type { LoggedCall } from '../../domain/logged-call.ts';
import { createEventQueue } from './event-queue.ts';

/**
 * Puts the calls of a log in order of arrival. Holds back only calls that others may still precede, so memory
 * is bounded by the disorder and not by the log.
 *
 * @param disorderMs how much earlier than one before it in the log a call may have come in.
 */
export async function* inOrder(
  calls: AsyncIterable<LoggedCall>,
  disorderMs: number,
): AsyncGenerator<LoggedCall> {
  const waiting = createEventQueue<LoggedCall>();
  let latest = Number.NEGATIVE_INFINITY;
  for await (const call of calls) {
    latest = Math.max(latest, call.arrivedAt);
    waiting.add(call.arrivedAt, call);
    while (waiting.nextAt() <= latest - disorderMs) yield* taken();
  }
  while (waiting.size > 0) yield* taken();

  function* taken(): Generator<LoggedCall> {
    const next = waiting.take();
    if (next !== null) yield next.event;
  }
}

import type { VNode } from 'preact';
import type { PageWaiter } from '../../../src/http/contract/board.ts';
import { words } from '../language.ts';
import { line } from '../live/board.ts';
import { serverNow } from '../live/clock.ts';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';

/** The waiting callers: in which order, for how long, and for whom. Nothing if nobody waits. */
export function WaitingLine(): VNode | null {
  const say = words.value.waiting;
  if (line.value.length === 0) return null;
  return (
    <section class="line" aria-labelledby="line-title">
      <h2 id="line-title">{say.title(line.value.length)}</h2>
      <ol>
        {line.value.map((waiter, index) => (
          <li key={waiter.callId}>
            <span class="place">{index + 1}</span>
            <span class="who">
              <Caller caller={waiter.caller} /> {waiter.isVip && <span class="tag">VIP</span>}
            </span>
            <span class="hint">{forWhom(waiter)}</span>
            <Duration since={waiter.since} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function forWhom({ waitsFor, anyFrom }: PageWaiter): string {
  const say = words.value.waiting;
  const anybody = anyFrom !== null && anyFrom <= serverNow();
  if (anybody || waitsFor.length === 0) return say.forAnybody;
  return anyFrom === null ? say.onlyFor(waitsFor.join(', ')) : say.for(waitsFor.join(', '));
}

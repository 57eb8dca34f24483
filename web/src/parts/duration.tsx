import type { VNode } from 'preact';
import { formatSpan } from '../format.ts';
import { words } from '../language.ts';
import { serverNow } from '../live/clock.ts';

/** For how long something has been so, in words. Not announced: a screen reader would never stop. */
export function Duration({ since }: { since: number }): VNode {
  return (
    <span class="duration" aria-live="off">
      {words.value.live.lasting(formatSpan(serverNow() - since))}
    </span>
  );
}

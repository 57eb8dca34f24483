import type { VNode } from 'preact';
import { formatDuration } from '../format.ts';
import { serverNow } from '../live/clock.ts';

/** A running duration. Not announced: a screen reader would never stop. */
export function Duration({ since }: { since: number }): VNode {
  return (
    <span class="duration" aria-live="off">
      {formatDuration(serverNow() - since)}
    </span>
  );
}

import type { VNode } from 'preact';

/** A bar beside its number. The number says it all, so the bar is hidden from screen readers. */
export function Meter({ value, most, text }: { value: number; most: number; text: string }): VNode {
  const share = most === 0 ? 0 : Math.max(0.02, value / most);
  return (
    <span class="meter">
      <span class="track" aria-hidden="true">
        <span class="fill" style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span class="number">{text}</span>
    </span>
  );
}

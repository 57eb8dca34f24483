import type { VNode } from 'preact';

interface MeterProps {
  value: number;
  /** The value before decay, shown pale behind it. */
  before?: number;
  most: number;
  text: string;
}

/** A bar beside its number. The number says it all, so the bar is hidden from screen readers. */
export function Meter({ value, before = 0, most, text }: MeterProps): VNode {
  return (
    <span class="meter">
      <span class="track" aria-hidden="true">
        {before > 0 && <span class="fill before" style={{ inlineSize: widthOf(before, most) }} />}
        <span class="fill" style={{ inlineSize: widthOf(value, most) }} />
      </span>
      <span class="number">{text}</span>
    </span>
  );
}

function widthOf(value: number, most: number): string {
  return `${most === 0 ? 0 : Math.max(2, (value / most) * 100)}%`;
}

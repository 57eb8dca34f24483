import type { VNode } from 'preact';
import { encode } from 'uqr';

/** A text for the camera of a phone: dark on light whatever the theme, since not every app reads the reverse. */
export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dots = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg class="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path d={dots.join('')} />
    </svg>
  );
}

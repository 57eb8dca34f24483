import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

/**
 * A time by the 24-hour clock. Not the browser's own field, which follows the browser's language and shows AM
 * and PM beside German words.
 */
export function Clock({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): VNode {
  // What is typed stays as it is until the input loses focus.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="text"
      inputMode="numeric"
      autocomplete="off"
      maxLength={5}
      aria-label={label}
      value={typed ?? value}
      onInput={event => {
        const { value: text } = event.currentTarget;
        const time = readTime(text);
        setTyped(text);
        if (time !== null) onChange(time);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** A time of day as people write it, such as `8`, `8:30`, `8.30` or `0830`. */
function readTime(text: string): string | null {
  const [, hours = '', minutes = '00'] = /^\s*(\d{1,2})(?:[:.]?([0-5]\d))?\s*$/.exec(text) ?? [];
  return hours === '' || Number(hours) > 24 ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

import type { VNode } from 'preact';
import { words } from '../language.ts';
import { problems } from '../live/board.ts';

/** How many warnings there are, beside the way to them. */
export function ProblemCount(): VNode | null {
  const { value } = problems;
  if (value === 0) return null;
  return (
    <span class="badge">
      {value} <span class="visually-hidden">{words.value.warnings(value)}</span>
    </span>
  );
}

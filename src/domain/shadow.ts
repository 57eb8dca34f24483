import type { Decision } from './decision.ts';

/** What would have become of a call that was decided in shadow; null: it was not. */
export function shadowOf({ shadow, ...done }: Decision): Decision | null {
  return shadow === undefined ? null : { ...done, ...shadow };
}

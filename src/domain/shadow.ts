import type { Decision } from './decision.ts';

/** The decision that a hotline in shadow would have followed; null: the call was not decided in shadow. */
export function shadowOf({ shadow, ...done }: Decision): Decision | null {
  return shadow === undefined ? null : { ...done, ...shadow };
}

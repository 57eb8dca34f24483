import type { Deliberation } from '../deliberation.ts';
import type { Choice } from './choice.ts';
import { overflowFor } from './overflow.ts';

/** Outside of its hours a hotline rings nobody but those whom its overflow names. */
export function close(call: Deliberation): Choice | null {
  return call.situation.terms.closed === null ? null : overflowFor('closed', call);
}

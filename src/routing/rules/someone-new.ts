import type { Deliberation } from '../deliberation.ts';
import { byIdleTime, firstOf } from '../hunt.ts';
import { type Choice, type PassedOver, ring } from './choice.ts';

/** A caller who is to meet somebody new gets whoever of those they have never talked to has been idle longest. */
export function ringSomeoneNew(call: Deliberation): Choice | PassedOver | null {
  const { terms, policy } = call.situation;
  if (!terms.caller?.someoneNew) return null;
  const strangers = call.available.filter(one => !one.familiarity?.answeredCalls);
  if (strangers.length > 0) return ring('someone-new', firstOf(strangers, byIdleTime, policy.ringStrangers));
  return { passed: { rule: 'someone-new' } };
}

import type { Outcome } from '../../domain/decision.ts';
import { mayRingSomebody } from '../../domain/overflow-steps.ts';
import type { OverflowCause, OverflowStep } from '../../domain/plan.ts';
import { type Deliberation, isBusy, isDialable, rankOf } from '../deliberation.ts';
import { lineOf } from '../deputies.ts';
import { byIdleTime, type Weighed } from '../hunt.ts';
import { type Choice, ring, ringNobody } from './choice.ts';

/** The last rule, which settles what no other has: the call found nobody. */
export function overflow(call: Deliberation): Choice {
  const cause = causeOf(call);
  const hasWaited = (call.situation.terms.waiting?.turns ?? 0) > 0;
  return overflowFor(cause === 'all-busy' && hasWaited ? 'hold-exhausted' : cause, call);
}

/**
 * The first of the hotline's steps that can be taken; else the provider rings as its own settings say. A caller who is
 * strictly one agent's gets nobody else by any step, and the busy tone where none is left.
 */
export function overflowFor(cause: OverflowCause, call: Deliberation): Choice {
  const rule = cause === 'closed' ? 'closed' : 'nobody-available';
  const { terms } = call.situation;
  const isStrict = terms.caller?.fixed?.strict ?? false;
  for (const step of terms.overflow[cause] ?? []) {
    if (isStrict && mayRingSomebody(step)) continue;
    const taken = { cause, step };
    if (step.kind !== 'agents') return ringNobody(rule, outcomeOf(step), taken);
    const dialled = available(step, call);
    if (dialled.length > 0) return ring(rule, dialled, { overflow: taken });
  }
  const lastResort: Outcome = isStrict ? { kind: 'reject', tone: 'busy' } : { kind: 'as-configured' };
  return ringNobody(rule, lastResort, { cause, step: null });
}

/** Agents of a group, as strangers are rung: those who have been idle longest. */
function available(step: OverflowStep & { readonly kind: 'agents' }, call: Deliberation): readonly Weighed[] {
  const { policy } = call.situation;
  return call.team
    .filter(one => step.agentIds.includes(one.agentId) && isDialable(one))
    .sort((a, b) => rankOf(a) - rankOf(b) || byIdleTime(a, b))
    .slice(0, policy.ringStrangers);
}

/** Whether there is anybody to wait for: of all agents of the hotline, or of those to whom the caller belongs. */
export function causeOf(call: Deliberation): 'all-busy' | 'nobody-reachable' {
  const { fixed } = call.situation.terms.caller ?? { fixed: null };
  const wanted = fixed?.strict
    ? lineOf(
        call.team.filter(one => one.agentId === fixed.agentId),
        call,
      ).map(one => one.agent)
    : call.team.filter(one => !one.isGuest);
  return wanted.some(isBusy) ? 'all-busy' : 'nobody-reachable';
}

function outcomeOf(step: Exclude<OverflowStep, { readonly kind: 'agents' }>): Outcome {
  switch (step.kind) {
    case 'busy':
      return { kind: 'reject', tone: 'busy' };
    case 'number':
    case 'voicemail':
    case 'announcement':
    case 'as-configured':
      return step;
  }
}

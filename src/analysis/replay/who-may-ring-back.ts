import type { Decision, Rule, Verdict, WeighedCandidate } from '../../domain/decision.ts';
import type { MayAsk } from './callback-request.ts';

/**
 * The agents who may ring back a caller whose call was decided like this, if the caller asks for that instead
 * of what was decided; empty where no callback is offered.
 */
export function whoMayRingBack(
  { reason, terms, outcome }: Decision,
  mayAsk: MayAsk,
): readonly WeighedCandidate[] {
  if (!reason.callerIsKnown || !reachesNobodyKnown.has(reason.rule)) return [];
  const fixed = terms.caller?.fixed ?? null;
  const eligible = fixed?.strict
    ? reason.candidates.filter(({ agentId }) => agentId === fixed.agentId)
    : reason.candidates;
  const known = eligible.filter(one => one.evidence > 0);
  const onDuty = known.filter(one => !isAway.has(one.verdict));
  // Whoever comes back within that time may ring back too.
  if (onDuty.length > 0) return onDuty.every(one => isBusy.has(one.verdict)) ? known : [];
  if (mayAsk === 'known' || outcome.kind === 'dial') return [];
  return eligible.filter(one => isBusy.has(one.verdict) && !terms.guests.includes(one.agentId));
}

/** Rules that leave a caller to strangers, to waiting or to the overflow, while the hotline is open. */
const reachesNobodyKnown: ReadonlySet<Rule> = new Set([
  'longest-idle',
  'random',
  'waits-for-familiar',
  'waits-for-anybody',
  'nobody-available',
]);

/** Those who are there and will be free again. */
const isBusy: ReadonlySet<Verdict> = new Set(['ringing', 'talking', 'wrap-up', 'paused', 'kept']);

/** Those for whom nobody would wait. */
const isAway: ReadonlySet<Verdict> = new Set([
  'absent',
  'off-duty',
  'never',
  'offline',
  'do-not-disturb',
  'on-break',
  'gone',
]);

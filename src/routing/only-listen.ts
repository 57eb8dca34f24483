import type { Decision, WeighedCandidate } from '../domain/decision.ts';

/** What is done in shadow: the provider rings as it is configured, and what would have been done is noted down. */
export function onlyListen(decided: Decision): Decision {
  const { outcome, reason } = decided;
  const candidates = reason.candidates.map(
    (one): WeighedCandidate => (one.verdict === 'dialled' ? { ...one, verdict: 'only-tried' } : one),
  );
  return {
    ...decided,
    outcome: { kind: 'as-configured' },
    reason: {
      ...reason,
      rule: 'only-listens',
      passed: [],
      onBehalfOf: null,
      overflow: null,
      candidates,
      probability: 1,
    },
    shadow: { outcome, reason },
  };
}

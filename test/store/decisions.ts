import type { Decision } from '../../src/domain/decision.ts';
import type { AgentId } from '../../src/domain/roster.ts';
import { defaultPolicy, noTerms } from '../support/builders.ts';
import { hotline } from './entries.ts';

/** A decision to dial these agents. */
export function decisionFor(callId: string, agentIds: readonly AgentId[]): Decision {
  return {
    callId,
    decidedAt: 1_000,
    policy: defaultPolicy,
    terms: noTerms,
    outcome: { kind: 'dial', agentIds, numbers: agentIds.map(() => hotline) },
    reason: {
      rule: 'preferred-agent',
      passed: [],
      onBehalfOf: null,
      overflow: null,
      candidates: [],
      probability: 1,
      callerIsKnown: true,
      basis: 'store',
    },
  };
}

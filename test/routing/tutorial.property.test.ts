import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate, Situation } from '../../src/domain/decision.ts';
import { decide } from '../../src/routing/decide.ts';
import { candidate, situation, talked } from '../support/builders.ts';

/** A number of the tutorial's, how often it took this caller's calls, and how its phone is. */
const anyAgent = fc.record({
  calls: fc.integer({ min: 0, max: 12 }),
  availability: fc.oneof(
    { weight: 2, arbitrary: fc.constant('available' as const) },
    fc.constantFrom('offline', 'talking', 'ringing', 'do-not-disturb', 'wrap-up', 'paused', 'gone' as const),
  ),
});

const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    agents: fc.array(anyAgent, { maxLength: 7 }),
    factor: fc.oneof(fc.constant(0.6), fc.double({ min: 0, max: 1, noNaN: true })),
    callId: fc.string({ minLength: 1 }),
  })
  .map(({ agents, factor, callId }) => {
    const candidates = agents.map(({ calls, availability }, index) => {
      const familiarity = calls === 0 ? null : talked(index + 1, calls);
      return candidate(index + 1, { familiarity, availability });
    });
    return situation(candidates, { name: 'tutorial', factor }, { callId });
  });

function callsWith({ familiarity }: Candidate): number {
  return familiarity?.answeredCalls ?? 0;
}

/** Whom the tutorial's rule allows: the one with most calls, if that is more than the share of them all; else anybody. */
function allowed(online: readonly Candidate[], factor: number): readonly Candidate[] {
  let most = 0;
  let total = 0;
  for (const one of online) {
    most = Math.max(most, callsWith(one));
    total += callsWith(one);
  }
  return most > factor * total ? online.filter(one => callsWith(one) === most) : online;
}

test('the policy rings whom the tutorial would, if only those were online who can be rung', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const online = given.candidates.filter(one => one.availability === 'available');
      const mayRing = allowed(online, given.policy.factor).map(one => one.agentId);
      const { outcome, reason } = decide(given);
      const rung = outcome.kind === 'dial' ? outcome.agentIds : [];
      expect(rung).toHaveLength(Math.min(1, online.length));
      expect(mayRing).toEqual(expect.arrayContaining([...rung]));
      const isByChance = mayRing.length === online.length && reason.rule === 'random';
      expect(reason.probability).toBe(isByChance ? 1 / online.length : 1);
    }),
    { numRuns: 1_000 },
  );
});

test('chance spares nobody: each who is online gets about as many calls of strangers as the others', () => {
  const rung = new Map<string, number>();
  for (let call = 0; call < 3_000; call++) {
    const { outcome } = decide(
      situation([candidate(1), candidate(2), candidate(3)], { name: 'tutorial' }, { callId: `CALL${call}` }),
    );
    const [agentId = ''] = outcome.kind === 'dial' ? outcome.agentIds : [];
    rung.set(agentId, (rung.get(agentId) ?? 0) + 1);
  }
  expect([...rung.keys()].sort()).toEqual(['w1', 'w2', 'w3']);
  for (const count of rung.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

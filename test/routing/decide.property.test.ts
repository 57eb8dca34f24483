import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate, Situation } from '../../src/domain/decision.ts';
import { policyNames } from '../../src/domain/policy.ts';
import { chanceOf } from '../../src/routing/chance.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import { candidate, noon, situation } from '../support/builders.ts';

const availability = fc.constantFrom(
  'available',
  'ringing',
  'talking',
  'wrap-up',
  'paused',
  'unknown',
  'do-not-disturb',
  'offline',
  'gone' as const,
);

function anyCandidate(index: number): fc.Arbitrary<Candidate> {
  const familiarity = fc.record({
    agentId: fc.constant(`w${index}`),
    answeredCalls: fc.integer({ min: 1, max: 50 }),
    weight: fc.double({ min: 0.001, max: 50, noNaN: true }),
    lastAnsweredAt: fc.integer({ min: 0, max: noon }),
  });
  return fc
    .record({
      availability,
      idleSince: fc.integer({ min: 0, max: noon }),
      familiarity: fc.option(familiarity),
      hasNumber: fc.boolean(),
      missedThisCaller: fc.boolean(),
    })
    .map(({ hasNumber, ...changes }) => {
      const base = candidate(index, changes);
      return hasNumber ? base : { ...base, dialNumber: null };
    });
}

const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    size: fc.integer({ min: 0, max: 8 }),
    policy: fc.record({
      name: fc.constantFrom(...policyNames),
      ringFamiliar: fc.integer({ min: 1, max: 5 }),
      ringNextFamiliar: fc.integer({ min: 1, max: 5 }),
      ringStrangers: fc.integer({ min: 1, max: 5 }),
      factor: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    callId: fc.string({ minLength: 1 }),
  })
  .chain(({ size, policy, callId }) =>
    fc
      .tuple(...Array.from({ length: size }, (_, index) => anyCandidate(index + 1)))
      .map(candidates => situation(candidates, policy, { callId })),
  );

function dialledBy(given: Situation): Candidate[] {
  const { outcome } = decide(given);
  const dialled = outcome.kind === 'dial' ? outcome.agentIds : [];
  return dialled.flatMap(id => given.candidates.filter(one => one.agentId === id));
}

function dialable(given: Situation, availability: Candidate['availability']): Candidate[] {
  return given.candidates.filter(one => one.availability === availability && one.dialNumber !== null);
}

test('no decision dials an unavailable agent, and none dials nobody while somebody is or may be available', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const dialled = dialledBy(given);
      const [free, perhaps] = [dialable(given, 'available'), dialable(given, 'unknown')];
      expect(free.length > 0 ? free : perhaps).toEqual(expect.arrayContaining(dialled));
      expect(dialled.length).toBeGreaterThanOrEqual(Math.min(1, free.length + perhaps.length));
      expect(dialled.length).toBeLessThanOrEqual(5);
      expect(new Set(dialled).size).toBe(dialled.length);
    }),
  );
});

test('whoever has just missed this caller is dialled only if nobody else of equal availability can be', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const dialled = dialledBy(given);
      const [first] = dialled;
      if (first === undefined) return;
      const others = dialable(given, first.availability).filter(one => !one.missedThisCaller);
      expect(dialled.some(one => one.missedThisCaller)).toBe(others.length === 0);
    }),
  );
});

test('the same situation gives the same decision, whatever the order of the agents', () => {
  fc.assert(
    fc.property(anySituation, fc.infiniteStream(fc.nat()), (given, keys) => {
      const shuffled = given.candidates
        .map(one => ({ one, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(decide({ ...given, candidates: shuffled })).toEqual(decide(given));
    }),
  );
});

test('every decision recomputes to itself after its way through the journal', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const decision = decide(given);
      expect(decide(situationOf(JSON.parse(JSON.stringify(decision))))).toEqual(decision);
    }),
  );
});

test('the preferred agent is dialled whenever available, unless they have just missed the caller', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const candidates = given.candidates.map(one => ({ ...one, missedThisCaller: false }));
      const { reason } = decide({ ...given, candidates, policy: { ...given.policy, name: 'familiar' } });
      const [best] = reason.candidates
        .filter(one => one.availability === 'available' && one.dialNumber !== null && one.evidence > 0)
        .sort((a, b) => b.evidence - a.evidence);
      if (best !== undefined)
        expect(reason.candidates.filter(one => one.verdict === 'dialled').map(one => one.evidence)).toContain(
          best.evidence,
        );
    }),
  );
});

test('of familiar agents as many ring as are wanted where one is known well, or else of the others; never a stranger', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const policy = { ...given.policy, name: 'familiar' as const };
      const { reason } = decide({ ...given, policy });
      if (reason.rule !== 'preferred-agent' && reason.rule !== 'next-familiar') return;
      const dialled = reason.candidates.filter(one => one.verdict === 'dialled');
      const present = reason.candidates.filter(one => one.availability !== 'gone');
      const best = Math.max(...present.map(one => one.evidence));
      const { ringFamiliar, ringNextFamiliar = 1 } = policy;
      const isKnownWell = (dialled[0]?.evidence ?? 0) > best / 2;
      const wanted = isKnownWell ? ringFamiliar : Math.max(ringFamiliar, ringNextFamiliar);
      expect(dialled.every(one => one.evidence > 0)).toBe(true);
      expect(dialled.length).toBeLessThanOrEqual(wanted);
      // Fewer only where no more of them come in question.
      const more = present.filter(one => one.evidence > 0 && one.verdict === 'less-familiar');
      if (dialled.length < wanted) expect(more).toEqual([]);
    }),
  );
});

test('chance is spread evenly over call ids', () => {
  const buckets = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i++) {
    const bucket = Math.floor(chanceOf(`CALL${i}`) * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

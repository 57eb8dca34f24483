import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Situation } from '../../../src/domain/decision.ts';
import type { OverflowStep } from '../../../src/domain/plan.ts';
import { policyNames } from '../../../src/domain/policy.ts';
import type { Terms, WaitingTerms } from '../../../src/domain/terms.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { mostTurns } from '../../../src/routing/rules/waiting.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { candidate, noon, noTerms, phone, situation, talked } from '../../support/builders.ts';

const size = 7;
const ids = Array.from({ length: size }, (_, index) => `w${index + 1}`);
const id = fc.constantFrom(...ids);
const someIds = fc.uniqueArray(id);

const refusal = fc.constantFrom(
  { kind: 'reject' } as const,
  { kind: 'busy' } as const,
  { kind: 'announcement', announcement: 'no' } as const,
);
const step: fc.Arbitrary<OverflowStep> = fc.oneof(
  someIds.map(agentIds => ({ kind: 'agents', name: 'Support', agentIds }) as const),
  fc.constantFrom(
    { kind: 'number', number: phone('+491701234567') } as const,
    { kind: 'voicemail' } as const,
    { kind: 'announcement', announcement: 'closed' } as const,
    { kind: 'busy' } as const,
    { kind: 'as-configured' } as const,
  ),
);
const steps = fc.array(step, { maxLength: 3 });

const moment = fc.integer({ min: noon - 90_000, max: noon });
const anyWaiting: fc.Arbitrary<WaitingTerms> = fc.record({
  familiarMs: fc.constantFrom(0, 30_000),
  anyMs: fc.constantFrom(0, 60_000),
  plays: fc.constant({ kind: 'music', name: 'hold-music', piece: 0 } as const),
  since: fc.option(moment),
  placeSince: moment,
  anyFrom: fc.option(moment),
  turns: fc.nat(60),
  asksFor: fc.constantFrom('anybody', 'voicemail', null),
  place: fc.integer({ min: 1, max: 9 }),
});

const anyTerms: fc.Arbitrary<Terms> = fc.record({
  hotline: fc.constant('Hotline'),
  refusal: fc.option(
    fc.record({
      because: fc.constantFrom('blocked' as const, 'withheld' as const),
      how: refusal,
      customer: fc.string(),
    }),
    { freq: 9 },
  ),
  closed: fc.option(fc.constant({ because: 'weekly', label: null, reopens: null } as const), { freq: 5 }),
  caller: fc.option(
    fc.record({
      name: fc.string(),
      vip: fc.boolean(),
      fixed: fc.option(fc.record({ agentId: id, strict: fc.boolean() })),
      never: someIds,
      someoneNew: fc.boolean(),
    }),
  ),
  returnCall: fc.option(fc.record({ agentId: id, calledAt: fc.integer({ min: 0, max: noon }) })),
  absences: fc.uniqueArray(
    fc.record({
      agentId: id,
      until: fc.option(fc.constant('2026-12-24')),
      deputies: someIds,
      why: fc.string(),
    }),
    { selector: one => one.agentId },
  ),
  offDuty: someIds,
  kept: someIds,
  overloaded: someIds.map(list => list.map(agentId => ({ agentId, multiple: 2 }))),
  guests: someIds,
  overflow: fc.record({
    closed: steps,
    'nobody-reachable': steps,
    'all-busy': steps,
    'hold-exhausted': steps,
  }),
  waiting: fc.option(anyWaiting),
});

const availability = fc.constantFrom('available', 'available', 'talking', 'offline', 'unknown' as const);
const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    terms: anyTerms,
    name: fc.constantFrom(...policyNames),
    rings: fc.integer({ min: 1, max: 5 }),
    agents: fc.tuple(
      ...ids.map((_, index) =>
        fc
          .record({
            availability,
            knows: fc.boolean(),
            idleSince: fc.nat(noon),
            missedThisCaller: fc.boolean(),
          })
          .map(({ knows, ...rest }) =>
            candidate(index + 1, { ...rest, familiarity: knows ? talked(index + 1, index + 1) : null }),
          ),
      ),
    ),
  })
  .map(({ terms, name, rings, agents }) => {
    // As gathered: nobody is asked for a caller who is turned away, and only guests while the hotline is closed.
    const asked = terms.refusal !== null ? [] : agents;
    const candidates =
      terms.closed === null ? asked : asked.filter(one => terms.guests.includes(one.agentId));
    return situation(candidates, { name, ringFamiliar: rings, ringStrangers: rings }, { terms });
  });

function dialledIn(given: Situation): readonly string[] {
  const { outcome } = decide(given);
  return outcome.kind === 'dial' ? outcome.agentIds : [];
}

test('some rule always settles the call, in a way that can be carried out', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const { outcome } = decide(given);
      if (outcome.kind !== 'dial') return;
      expect(outcome.numbers.length).toBe(outcome.agentIds.length);
      expect(new Set(outcome.numbers).size).toBe(outcome.numbers.length);
      expect([1, 2, 3, 4, 5]).toContain(outcome.numbers.length);
    }),
  );
});

test('nobody is dialled who is away, or never gets this caller, or can’t be dialled', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const { absences, caller } = given.terms;
      for (const agentId of dialledIn(given)) {
        expect(absences.map(one => one.agentId)).not.toContain(agentId);
        expect(caller?.never ?? []).not.toContain(agentId);
        const agent = given.candidates.find(one => one.agentId === agentId);
        expect(['available', 'unknown']).toContain(agent?.availability);
      }
    }),
  );
});

test('nobody is dialled who is kept for another caller', () => {
  fc.assert(
    fc.property(anySituation, given => {
      for (const agentId of dialledIn(given)) expect(given.terms.kept).not.toContain(agentId);
    }),
  );
});

test('no caller waits longer than is allowed, in time or in turns, nor where nobody is on duty', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const { waiting } = given.terms;
      if (decide(given).outcome.kind !== 'hold') return;
      if (waiting === null) throw new Error('nobody was to wait');
      expect(waiting.turns).toBeLessThan(mostTurns(waiting));
      const waitedMs = given.now - (waiting.anyFrom ?? waiting.since ?? given.now);
      expect(waitedMs).toBeLessThan(waiting.familiarMs + waiting.anyMs);
      expect(given.candidates.map(one => one.availability)).not.toEqual(ids.map(() => 'offline'));
    }),
  );
});

test('a caller who is turned away reaches nobody', () => {
  fc.assert(
    fc.property(anySituation, given => {
      if (given.terms.refusal !== null)
        expect(['reject', 'announcement']).toContain(decide(given).outcome.kind);
    }),
  );
});

test('a strict rule lets nobody have the call but its agent, and deputies if that one is away', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const { caller, closed, absences, refusal } = given.terms;
      if (!caller?.fixed?.strict) return;
      const { kind } = decide(given).outcome;
      expect(['number', 'as-configured']).not.toContain(kind);
      if (closed !== null && refusal === null) expect(dialledIn(given)).toEqual([]);
      const isAway = absences.some(one => one.agentId === caller.fixed?.agentId);
      if (!isAway) for (const agentId of dialledIn(given)) expect(agentId).toBe(caller.fixed.agentId);
      expect(dialledIn(given).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('where no rule of the company speaks, a free agent of the hotline is rung', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const terms = { ...noTerms, absences: given.terms.absences, guests: given.terms.guests };
      const away = terms.absences.map(one => one.agentId);
      const isFree = ({ agentId, availability: state }: (typeof given.candidates)[number]): boolean =>
        state === 'available' && !away.includes(agentId) && !terms.guests.includes(agentId);
      if (given.candidates.some(isFree)) expect(dialledIn({ ...given, terms })).not.toEqual([]);
    }),
  );
});

test('the same call gets the same decision, whatever the order of the agents', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const reversed = { ...given, candidates: given.candidates.toReversed() };
      expect(decide(reversed)).toEqual(decide(given));
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

test('every decision has a sentence in both languages', () => {
  fc.assert(
    fc.property(anySituation, given => {
      const decision = decide(given);
      for (const language of ['en', 'de'] as const) {
        const sentence = renderReason(decision, language);
        expect(sentence).toMatch(/^\S.*\.$/s);
        expect(sentence).not.toMatch(/undefined|null|NaN/);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  Decision,
  Outcome,
  Overflow,
  Passed,
  Reason,
  Verdict,
  WeighedCandidate,
} from '../../../src/domain/decision.ts';
import type { Terms } from '../../../src/domain/terms.ts';
import {
  type PackedDecision,
  packDecision,
  unpackDecision,
} from '../../../src/store/decisions/pack-decision.ts';
import { emptyTeam, joined, type Member, placesIn } from '../../../src/store/decisions/team.ts';
import { startTeams } from '../../../src/store/decisions/teams.ts';
import { readKeptEntry, writeKeptEntry } from '../../../src/store/spool/kept-entry.ts';
import { defaultPolicy, entry, newCall, noon, phone } from '../../support/builders.ts';

const id = fc.oneof(fc.constantFrom('w0', 'w1', 'w10', '+492214710112'), fc.string({ unit: 'grapheme' }));
const number = fc.integer({ min: 1_000_000, max: 1_000_004 }).map(digits => phone(`+49221${digits}`));
const member: fc.Arbitrary<Member> = fc.record({
  agentId: id,
  name: fc.oneof(fc.constantFrom('Anna', 'Ünal "der Große"'), fc.string({ unit: 'grapheme' })),
  dialNumber: fc.option(number),
});
const members = fc.array(member, { maxLength: 30 });
const moment = fc.oneof(fc.constantFrom(0, noon, noon + 1), fc.integer({ min: 0, max: noon * 2 }));
const amount = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs));
const verdict = fc.constantFrom<Verdict>('dialled', 'offline', 'less-familiar', 'not-familiar', 'only-tried');

const familiarity = fc.record({
  agentId: id,
  answeredCalls: fc.nat(),
  weight: amount,
  lastAnsweredAt: moment,
});

function candidatesOf(all: readonly Member[]): fc.Arbitrary<WeighedCandidate[]> {
  const someone = all.length === 0 ? member : fc.oneof(fc.constantFrom(...all), member);
  const candidate = fc.record({
    who: someone,
    availability: fc.constantFrom(
      'available' as const,
      'talking' as const,
      'offline' as const,
      'gone' as const,
    ),
    idleSince: moment,
    familiarity: fc.option(familiarity),
    missedThisCaller: fc.boolean(),
    evidence: amount,
    verdict,
    hasNoPhone: fc.boolean(),
  });
  const toCandidate = ({
    who,
    hasNoPhone,
    ...one
  }: Omit<WeighedCandidate, keyof Member> & {
    who: Member;
    hasNoPhone: boolean;
  }): WeighedCandidate => ({
    ...who,
    ...one,
    ...(hasNoPhone && { dialNumber: null }),
    // Nearly always the agent's own.
    familiarity:
      one.familiarity && hasNoPhone ? { ...one.familiarity, agentId: who.agentId } : one.familiarity,
  });
  return fc.array(candidate.map(toCandidate), { maxLength: 60 });
}

const rest: fc.Arbitrary<Omit<Reason, 'candidates'>> = fc.record({
  rule: fc.constantFrom('preferred-agent' as const, 'closed' as const),
  passed: fc.array(
    fc.constantFrom<Passed>({ rule: 'someone-new' }, { rule: 'return-call', agentId: 'w1', verdict: 'gone' }),
    { maxLength: 2 },
  ),
  onBehalfOf: fc.option(id),
  overflow: fc.option(
    fc.constantFrom<Overflow>(
      { cause: 'all-busy', step: null },
      { cause: 'closed', step: { kind: 'voicemail' } },
    ),
  ),
  probability: fc.constantFrom(1, 0.5, 1 / 3),
  callerIsKnown: fc.boolean(),
  basis: fc.constantFrom('store' as const, 'memory' as const),
});

const terms: fc.Arbitrary<Terms> = fc.record({
  hotline: fc.string({ unit: 'grapheme' }),
  refusal: fc.option(
    fc.constant({ because: 'withheld', how: { kind: 'reject', tone: 'busy' }, customer: '' } as const),
  ),
  closed: fc.option(
    fc.constant({
      because: 'weekly',
      label: null,
      reopens: { date: '2026-06-02', weekday: 2, minute: 540 },
    } as never),
  ),
  caller: fc.option(
    fc.record({
      name: fc.string(),
      vip: fc.boolean(),
      fixed: fc.option(fc.record({ agentId: id, strict: fc.boolean() })),
      never: fc.array(id),
      someoneNew: fc.boolean(),
    }),
  ),
  returnCall: fc.option(fc.record({ agentId: id, calledAt: moment })),
  absences: fc.array(
    fc.record({
      agentId: id,
      until: fc.constantFrom(null, '2026-06-30'),
      deputies: fc.array(id),
      why: fc.string(),
    }),
    { maxLength: 2 },
  ),
  offDuty: fc.array(id, { minLength: 1, maxLength: 2 }),
  kept: fc.array(id, { maxLength: 2 }),
  overloaded: fc.array(fc.record({ agentId: id, multiple: amount }), { maxLength: 2 }),
  guests: fc.array(id, { maxLength: 2 }),
  overflow: fc.constantFrom({}, { 'all-busy': [] }, { 'all-busy': [{ kind: 'voicemail' }] } as const),
  waiting: fc.constant(null),
});

const outcome = fc.constantFrom<Outcome>(
  { kind: 'voicemail' },
  { kind: 'as-configured' },
  { kind: 'dial', agentIds: ['w0'], numbers: [phone('+492214710112')] },
);

function decisionOf(all: readonly Member[]): fc.Arbitrary<Decision> {
  const reason = fc
    .tuple(rest, candidatesOf(all))
    .map(([why, candidates]): Reason => ({ ...why, candidates }));
  return fc
    .record({
      callId: fc.constantFrom('A', 'B'),
      decidedAt: moment,
      terms,
      outcome,
      reason,
      shadow: fc.option(fc.record({ outcome, reason }), { nil: undefined }),
      unclaimed: fc.constantFrom(true as const, undefined),
    })
    .map(({ shadow, unclaimed, ...decision }) => ({
      ...decision,
      policy: defaultPolicy,
      ...(shadow && { shadow }),
      ...(unclaimed && { unclaimed }),
    }));
}

function written(text: string): PackedDecision {
  return JSON.parse(text);
}

test('whatever was decided, and by whatever team it is written, it is read as it was', () => {
  const given = members.chain(all => fc.tuple(fc.constant(all), decisionOf(all)));
  fc.assert(
    fc.property(given, ([all, decision]) => {
      const team = joined(emptyTeam, all);
      const event = newCall({ callId: 'A' });
      const text = JSON.stringify(packDecision(decision, { event, team, placeOf: placesIn(team) }));
      expect(unpackDecision(written(text), 'A', team)).toEqual(decision);
    }),
  );
});

test('however people come and go, every decision is read by the team with which it was written', () => {
  const decisions = members.chain(all => fc.array(decisionOf(all), { maxLength: 8 }));
  fc.assert(
    fc.property(decisions, all => {
      const teams = startTeams(emptyTeam);
      for (const decision of all) {
        const { text, team } = teams.write(decision, newCall({ callId: 'B' }));
        expect(written(text).team).toBe(team.hash);
        expect(unpackDecision(written(text), 'B', team)).toEqual(decision);
      }
    }),
    { numRuns: 50 },
  );
});

test('whatever was decided, what waits on disk for the database is read as it was', () => {
  const decisions = members.chain(decisionOf);
  fc.assert(
    fc.property(decisions, decision => {
      const kept = { ...entry(newCall({ callId: 'A' })), decision };
      expect(readKeptEntry(writeKeptEntry(kept))).toEqual(kept);
    }),
  );
});

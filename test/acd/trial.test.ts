import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEntry } from '../../src/acd/apply-entry.ts';
import { decide, situationOf } from '../../src/acd/decide.ts';
import type { Decision } from '../../src/acd/decision.ts';
import type { Hotline, TrialRules } from '../../src/acd/plan.ts';
import { renderReason } from '../../src/acd/reason-text.ts';
import { accountOf } from '../../src/acd/rules/account.ts';
import { emptySwitchboard, openLegsOfAgent } from '../../src/acd/switchboard.ts';
import { shadowOf, trialTermsOf } from '../../src/acd/trial.ts';
import {
  defaultAvailability,
  defaultHotline,
  defaultPolicy,
  entry,
  newCall,
  noon,
  phone,
  talked,
} from '../support/builders.ts';
import { decided, type GivenCall, inShort, ruleAbout } from '../support/company.ts';

const one = { ...defaultPolicy, ringStrangers: 1 };
const idle = { ...one, name: 'longest-idle' } as const;
const shadow: TrialRules = { percent: 0, seed: 1, base: null };

/** Anna has been idle longest; the caller knows Ben. */
function onTrial(trial: TrialRules, given: GivenCall = {}): Decision {
  const hotline: Partial<Hotline> = { policy: one, trial };
  return decided({ knows: [talked(2, 4, 3)], ...given, hotline: { ...hotline, ...given.hotline } });
}

/** Callers of the tests by whether they are among these percent. */
function groupAt(percent: number, caller: string, seed = 1): string {
  return trialTermsOf(defaultHotline, { ...shadow, percent, seed }, caller).group;
}

const someCaller = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(digits => `+49171${digits}`);

describe('in shadow', () => {
  test('the call rings as configured in sipgate, and the decision is noted down', () => {
    const decision = onTrial(shadow);
    expect(inShort(decision)).toEqual(['only-listens', 'as-configured']);
    expect(inShort(shadowOf(decision) ?? decision)).toEqual(['preferred-agent', 'w2']);
    expect(decision.reason.candidates[0]).toMatchObject({ agentId: 'w2', verdict: 'only-tried' });
    expect(accountOf(decision).find(({ rule }) => rule === 'policy')?.said).toBe('decided');
  });

  test('another policy may answer meanwhile', () => {
    const decision = onTrial({ ...shadow, base: idle });
    expect(inShort(decision)).toEqual(['longest-idle', 'w1']);
    expect(inShort(shadowOf(decision) ?? decision)).toEqual(['preferred-agent', 'w2']);
  });

  test('nobody rings but whom sipgate rings, and nobody has missed a call', () => {
    const board = emptySwitchboard(defaultAvailability);
    applyEntry(board, entry(newCall(), { agentIds: ['w3'], decision: onTrial(shadow) }));
    expect(openLegsOfAgent(board, 'w2', noon)).toEqual([]);
    expect(openLegsOfAgent(board, 'w3', noon)).toMatchObject([{ agentIds: ['w3'], offeredTo: [] }]);
  });

  test('a caller who would wait or be turned away rings as configured too', () => {
    const waiting = {
      familiarMs: 20_000,
      anyMs: 0,
      music: null,
      prompt: null,
      voicemailKey: false,
    } as const;
    const waits = onTrial(shadow, { talking: [2], hotline: { waiting } });
    expect(inShort(waits)).toEqual(['only-listens', 'as-configured']);
    expect(shadowOf(waits)?.outcome.kind).toBe('hold');
    const blocked = onTrial(shadow, { callers: [ruleAbout({ blocked: { kind: 'reject' } })] });
    expect([blocked.outcome.kind, shadowOf(blocked)?.reason.rule]).toEqual(['as-configured', 'blocked']);
  });
});

describe('a share of callers gets the policy that is tried', () => {
  test('whoever is in at some percentage stays in at every higher one', () => {
    fc.assert(
      fc.property(someCaller, fc.nat(100), fc.nat(100), (caller, low, more) => {
        if (groupAt(low, caller) === 'tried')
          expect(groupAt(Math.min(100, low + more), caller)).toBe('tried');
      }),
    );
  });

  test('as many are in as was said, and another seed draws others', () => {
    const callers = Array.from(
      { length: 10_000 },
      (_, index) => `+49171392${String(index).padStart(4, '0')}`,
    );
    const tried = callers.filter(one => groupAt(20, one) === 'tried');
    expect(tried.length / callers.length).toBeCloseTo(0.2, 1);
    const both = tried.filter(one => groupAt(20, one, 2) === 'tried');
    expect(both.length / tried.length).toBeCloseTo(0.2, 1);
    expect(callers.some(one => groupAt(0, one) === 'tried')).toBe(false);
    expect(callers.every(one => groupAt(100, one) === 'tried')).toBe(true);
  });

  test('a customer with several numbers is in one group with all of them', () => {
    const numbers = Array.from({ length: 8 }, (_, index) => phone(`+4917139200${10 + index}`));
    const callers = [ruleAbout({ numbers, vip: true })];
    const groups = numbers.map(from => onTrial({ ...shadow, percent: 50 }, { from, callers }).trial?.group);
    expect(new Set(groups).size).toBe(1);
  });
});

describe('the probability of what was done is journaled', () => {
  const inGroup = (group: string, percent: number): string => {
    const numbers = Array.from({ length: 50 }, (_, index) => `+491713920${100 + index}`);
    return numbers.find(number => groupAt(percent, number) === group) ?? '';
  };
  const probability = (group: string, base: TrialRules['base'], given: GivenCall = {}) => {
    const decision = onTrial({ percent: 20, seed: 1, base }, { from: inGroup(group, 20), ...given });
    expect(decision.trial?.group).toBe(group);
    return decision.trial?.probability;
  };

  test('the share of the group, where the two policies differ', () => {
    expect(probability('tried', idle)).toBeCloseTo(0.2);
    expect(probability('base', idle)).toBeCloseTo(0.8);
    expect(probability('tried', null)).toBeCloseTo(0.2);
    expect(probability('base', null)).toBeCloseTo(0.8);
  });

  test('certainty, where they do the same', () => {
    expect(probability('tried', idle, { knows: [] })).toBeCloseTo(1);
    expect(probability('base', null, { offline: [1, 2, 3, 4, 5, 6] })).toBeCloseTo(1);
  });

  test('the chance within a policy counts too', () => {
    const random = { ...one, name: 'random' } as const;
    // Ben by the policy that is tried, and one time in six by chance.
    expect(probability('tried', random)).toBeCloseTo(0.2 + 0.8 / 6);
    const byChance = onTrial({ percent: 20, seed: 1, base: random }, { from: inGroup('base', 20) });
    const isBen = byChance.outcome.kind === 'dial' && byChance.outcome.agentIds[0] === 'w2';
    expect(byChance.trial?.probability).toBeCloseTo((isBen ? 0.2 : 0) + 0.8 / 6);
  });
});

test('a decision on trial can be made again from the journal', () => {
  for (const percent of [0, 50, 100])
    for (const base of [null, idle]) {
      const decision = onTrial({ percent, seed: 1, base });
      expect(decide(situationOf(JSON.parse(JSON.stringify(decision))))).toEqual(decision);
    }
});

test.each([
  {
    trial: shadow,
    en: 'Only listening, so that the call rings as configured in sipgate; in shadow: the caller knows Ben best (4 calls, last 3 days ago).',
    de: 'Nur mitgehört, sodass der Anruf wie in sipgate eingestellt klingelt; zur Probe entschieden: der Anrufer kennt Ben am besten (4 Gespräche, zuletzt vor 3 Tagen).',
  },
  {
    trial: { ...shadow, base: idle },
    en: 'Anna has been idle longest; in shadow “familiar” decided: the caller knows Ben best (4 calls, last 3 days ago).',
    de: 'Anna ist am längsten frei; zur Probe entschied „familiar“: der Anrufer kennt Ben am besten (4 Gespräche, zuletzt vor 3 Tagen).',
  },
  {
    trial: { percent: 100, seed: 1, base: null },
    en: 'The caller knows Ben best (4 calls, last 3 days ago); “familiar” is tried with this caller, as with 100 % of callers.',
    de: 'Der Anrufer kennt Ben am besten (4 Gespräche, zuletzt vor 3 Tagen); „familiar“ wird mit diesem Anrufer erprobt, wie mit 100 % der Anrufer.',
  },
])('the sentence says that it was decided on trial: $en', ({ trial, en, de }) => {
  const decision = onTrial(trial);
  expect(renderReason(decision, 'en')).toBe(en);
  expect(renderReason(decision, 'de')).toBe(de);
});

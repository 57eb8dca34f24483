import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { shadowOf } from '../../src/domain/shadow.ts';
import { decide, situationOf } from '../../src/routing/decide.ts';
import { accountOf } from '../../src/routing/rules/account.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { emptySwitchboard, openLegsOfAgent } from '../../src/switchboard/switchboard.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
import { defaultAvailability, defaultPolicy, entry, newCall, noon, talked } from '../support/builders.ts';
import { decided, type GivenCall, inShort, ruleAbout } from '../support/company.ts';

/** Anna has been idle longest; the caller knows Ben. */
function inShadow(given: GivenCall = {}): Decision {
  const policy = { ...defaultPolicy, ringStrangers: 1 };
  return decided({ knows: [talked(2, 4, 3)], ...given, hotline: { policy, shadow: true, ...given.hotline } });
}

describe('in shadow', () => {
  test('the call rings as configured in sipgate, and the decision is noted down', () => {
    const decision = inShadow();
    expect(inShort(decision)).toEqual(['only-listens', 'as-configured']);
    expect(shadowOf(decision)).toEqual(inShadow({ hotline: { shadow: false } }));
    expect(decision.reason.candidates[0]).toMatchObject({ agentId: 'w2', verdict: 'only-tried' });
    expect(accountOf(decision).find(({ rule }) => rule === 'policy')?.said).toBe('decided');
  });

  test('nobody rings but whom sipgate rings, and nobody has missed a call', () => {
    const switchboard = emptySwitchboard(defaultAvailability);
    applyEntry(switchboard, entry(newCall(), { agentIds: ['w3'], decision: inShadow() }));
    expect(openLegsOfAgent(switchboard, 'w2', noon)).toEqual([]);
    expect(openLegsOfAgent(switchboard, 'w3', noon)).toMatchObject([{ agentIds: ['w3'], offeredTo: [] }]);
  });

  test('a caller who would wait or be turned away rings as configured too', () => {
    const waiting = {
      familiarMs: 20_000,
      anyMs: 0,
      music: null,
      prompt: null,
      voicemailKey: false,
      by: 'turns',
    } as const;
    const waits = inShadow({ talking: [2], hotline: { waiting } });
    expect(inShort(waits)).toEqual(['only-listens', 'as-configured']);
    expect(shadowOf(waits)?.outcome.kind).toBe('hold');
    const blocked = inShadow({ callers: [ruleAbout({ blocked: { kind: 'reject' } })] });
    expect([blocked.outcome.kind, shadowOf(blocked)?.reason.rule]).toEqual(['as-configured', 'blocked']);
  });

  test('a decision can be made again from the journal', () => {
    const decision = inShadow();
    expect(decide(situationOf(JSON.parse(JSON.stringify(decision))))).toEqual(decision);
  });

  test('the sentence says whom it would have rung', () => {
    expect(renderReason(inShadow(), 'en')).toBe(
      'Only listening, so the call rings as configured in sipgate; in shadow: the caller knows Ben best (4 calls, last 3 days ago).',
    );
    expect(renderReason(inShadow(), 'de')).toBe(
      'Nur mitgehört, der Anruf klingelt wie in sipgate eingestellt; zur Probe entschieden: der Anrufer kennt Ben am besten (4 Gespräche, zuletzt vor 3 Tagen).',
    );
  });
});

test('a hotline that is not in shadow has decided nothing but what it does', () => {
  const decision = inShadow({ hotline: { shadow: false } });
  expect(inShort(decision)).toEqual(['preferred-agent', 'w2']);
  expect(shadowOf(decision)).toBeNull();
});

import { expect, test } from 'vitest';
import { explanationAsJson, explanationAsText } from '../../src/cli/explanation.ts';
import { noon, talked } from '../support/builders.ts';
import { decided, ruleAbout } from '../support/company.ts';

const inEnglish = { language: 'en', timeZone: 'Europe/Berlin' } as const;
const decision = decided({
  knows: [talked(1, 4)],
  talking: [3],
  callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false } })],
});

test('an explanation tells the sentence, the rules in their order, and the agents', () => {
  const [sentence, rules, agents, presence] = explanationAsText(decision, null, inEnglish).split('\n\n');
  expect(sentence).toContain('This caller’s fixed agent Clara is talking; the caller knows Anna best');
  expect(rules?.split('\n').map(line => line.trimEnd().split(/ {2,}/))).toEqual([
    ['', 'rule', 'said'],
    ['1', 'refusal', 'does not apply'],
    ['2', 'opening hours', 'does not apply'],
    ['3', 'key for voicemail', 'does not apply'],
    ['4', 'key for a callback', 'does not apply'],
    ['5', 'fixed agent', 'could not'],
    ['6', 'return call', 'does not apply'],
    ['7', 'somebody new', 'does not apply'],
    ['8', 'offer of a callback', 'does not apply'],
    ['9', 'waiting for a known agent', 'does not apply'],
    ['10', 'policy', 'decided'],
    ['11', 'waiting for anybody', 'not reached'],
    ['12', 'overflow', 'not reached'],
  ]);
  expect(agents?.split('\n')[1]).toBe('Anna   available     4      4.00    was rung');
  expect(presence).toBe('Presence is not confirmed by sipgate: everybody counts as reachable.');
});

test('in German there is no English word in it, nor anything internal', () => {
  const text = explanationAsText(decision, noon, { ...inEnglish, language: 'de' });
  const [sentence, rules, agents, presence] = text.split('\n\n');
  expect(sentence).toContain('Fest zugeordnet ist Clara (telefoniert)');
  expect(rules).toMatch(/^ +Regel +Ergebnis\n1 +Abweisung +trifft nicht zu\n/);
  expect(agents).toMatch(
    /^Mitarbeiter +Verfügbarkeit +Gespräche +Gewicht +Begründung\nAnna +frei +4 +4,00 +/,
  );
  expect(presence).toBe('Erreichbarkeit, wie sipgate sie um 12:00:00 gemeldet hat (Europe/Berlin).');
  expect(text).not.toMatch(/[a-z]-[a-z]|\b(?:rule|said|agent|available|offline|talking|calls)\b/);
});

test('it tells when presence was confirmed as the clock of the hotline showed it, wherever the computer is', () => {
  const told = (timeZone: string) => explanationAsText(decision, noon, { ...inEnglish, timeZone });
  expect(told('Europe/Berlin')).toContain('reported it at 12:00:00 (Europe/Berlin).');
  expect(told('Asia/Kolkata')).toContain('reported it at 15:30:00 (Asia/Kolkata).');
});

test('for programs it is the decision, the sentence and the rules', () => {
  expect(JSON.parse(explanationAsJson(decision, noon, 'de'))).toMatchObject({
    sentence: expect.stringContaining('Fest zugeordnet ist Clara (telefoniert)'),
    presenceConfirmedAt: '2026-06-01T10:00:00.000Z',
    rules: expect.arrayContaining([{ rule: 'policy', said: 'decided' }]),
    outcome: { kind: 'dial', agentIds: ['w1'] },
  });
});

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
  expect(rules).toBe(
    [
      '    rule               said',
      '1   refusal            does not apply',
      '2   closed             does not apply',
      '3   voicemail-key      does not apply',
      '4   fixed-agent        could not',
      '5   return-call        does not apply',
      '6   someone-new        does not apply',
      '7   wait-for-familiar  does not apply',
      '8   policy             decided',
      '9   wait-for-anybody   not reached',
      '10  overflow           not reached',
    ].join('\n'),
  );
  expect(agents?.split('\n')[1]).toBe('Anna   available     4      4.00      dialled');
  expect(presence).toBe('Presence is not confirmed by sipgate: everybody counts as reachable.');
});

test('it tells when presence was confirmed as the clock of the hotline showed it, wherever the computer is', () => {
  const told = (timeZone: string) => explanationAsText(decision, noon, { ...inEnglish, timeZone });
  expect(told('Europe/Berlin')).toContain('reported it at 12:00:00.');
  expect(told('Asia/Kolkata')).toContain('reported it at 15:30:00.');
});

test('for programs it is the decision, the sentence and the rules', () => {
  expect(JSON.parse(explanationAsJson(decision, noon, 'de'))).toMatchObject({
    sentence: expect.stringContaining('Fest zugeordnet ist Clara (telefoniert)'),
    presenceConfirmedAt: '2026-06-01T10:00:00.000Z',
    rules: expect.arrayContaining([{ rule: 'policy', said: 'decided' }]),
    outcome: { kind: 'dial', agentIds: ['w1'] },
  });
});

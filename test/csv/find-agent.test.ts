import { expect, test } from 'vitest';
import { createAgentFinder } from '../../src/csv/find-agent.ts';
import { parseSpelledNumber } from '../../src/numbers/phone-spelling.ts';
import { agent, phone } from '../support/builders.ts';

const roster = {
  agents: [
    agent(1, { name: 'Heike Krüger' }),
    agent(2, { name: 'Karim El-Sayed' }),
    agent(3, { name: 'Ben Mann' }),
    agent(4, { name: 'Ben Mann' }),
  ],
  confirmedAt: null,
};
const find = createAgentFinder(
  roster,
  parseSpelledNumber,
  new Map([
    ['Zentrale', 'w2'],
    ['12', 'w2'],
  ]),
);

test.each([
  { text: 'Heike Krüger', agentId: 'w1' },
  { text: '  heike  krüger ', agentId: 'w1' },
  { text: 'Krüger, Heike', agentId: 'w1' },
  { text: 'w1', agentId: 'w1' },
  { text: 'El-Sayed, Karim', agentId: 'w2' },
  { text: 'Zentrale', agentId: 'w2' },
  { text: 'Heike Krüger (13)', agentId: 'w1' },
  { text: '"Heike Krüger" <13>', agentId: 'w1' },
  { text: 'Krüger, Heike (Ext.13)', agentId: 'w1' },
  { text: '13 Heike Krüger', agentId: 'w1' },
  { text: '13 - Heike Krüger', agentId: 'w1' },
  { text: '7 (Heike Krüger)', agentId: 'w1' },
  { text: 'Unbekannt (12)', agentId: 'w2' },
  { text: 'Ext.12', agentId: 'w2' },
  { text: 'PJSIP/12-0000002a', agentId: 'w2' },
  { text: 'SIP/12-0000002a', agentId: 'w2' },
  { text: 'Local/12@from-queue-0001;1', agentId: 'w2' },
])('"$text" is $agentId', ({ text, agentId }) => {
  expect(find(text)).toEqual({ agentId, number: null, isKnown: true });
});

test('a number in any spelling is the agent who has it, or else stands for whoever had it', () => {
  expect(find('030 23125001')).toEqual({ agentId: 'w1', number: phone('+493023125001'), isKnown: true });
  expect(find('030/23125099')).toEqual({
    agentId: '+493023125099',
    number: phone('+493023125099'),
    isKnown: false,
  });
});

test.each(['Zoe', '', 'Ben Mann', '__proto__'])('"%s" is nobody, or could be several', text => {
  expect(find(text)).toBeNull();
});

import { expect, test } from 'vitest';
import { readJoins } from '../../../src/app/connect/read-joins.ts';
import { agent, phone } from '../../support/builders.ts';

const mobile = phone('+491713920001');
const hotline = phone('+493023125000');
const clara = agent(3, { name: 'Clara', numbers: [] });
const known = {
  hotlines: new Set([hotline]),
  roster: { agents: [agent(1)], withoutNumber: [clara], confirmedAt: null },
};
const free = { known, environment: { serviceNumbers: null } };
const toClara = { number: '0171 3920001', userId: clara.id, name: '' };

test('a number is read in any usual spelling, and a user is called what sipgate calls them', () => {
  expect(readJoins([toClara], [], free)).toEqual({
    ok: true,
    joins: [{ number: mobile, userId: clara.id, name: 'Clara' }],
  });
});

test.each([
  [[{ ...toClara, number: '12' }], 'is no phone number'],
  [[toClara, { ...toClara, userId: null, name: 'Ömer' }], 'to one person only'],
  [[{ ...toClara, number: hotline }], 'a hotline’s number'],
  [[{ ...toClara, number: agent(1).numbers[0] ?? '' }], `already belongs to ${agent(1).name}`],
  [[{ ...toClara, userId: 'w99' }], 'does not show this person'],
  [[{ ...toClara, userId: null, name: ' ' }], 'Say who answers'],
])('%j is refused with a sentence', (wanted, why) => {
  expect(readJoins(wanted, [], free)).toMatchObject({ ok: false, why: { en: expect.stringContaining(why) } });
});

test('where the environment lists whom to ring, only those numbers can be given to somebody', () => {
  const fixed = (listed: string) => ({ known, environment: { serviceNumbers: [phone(listed)] } });
  expect(readJoins([toClara], [], fixed(mobile))).toMatchObject({ ok: true });
  expect(readJoins([toClara], [], fixed('+493023125099'))).toMatchObject({
    ok: false,
    why: { en: expect.stringContaining('SERVICE_PHONES') },
  });
});

test('what has been given stays when another is added, though sipgate no longer has the person', () => {
  const before = [{ number: phone('+491713920002'), userId: 'w99', name: 'Dora' }];
  expect(readJoins([...before, toClara], before, free)).toMatchObject({ ok: true, joins: [before[0], {}] });
});

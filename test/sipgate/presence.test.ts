import { describe, expect, test } from 'vitest';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { type AgentNumber, type Phone, presenceOf, toDevices } from '../../src/sipgate/presence.ts';

const desk: AgentNumber = { number: '+493023125011' as PhoneNumber, endpointId: 'p1', alias: '' };
const workshop: AgentNumber = { number: '+493023125012' as PhoneNumber, endpointId: 'p2', alias: '' };

const online: Phone = {
  id: 'e1',
  name: 'Tischtelefon',
  endpointIds: ['p1'],
  isOnline: true,
  isOnDnd: false,
  registrationIsKnown: true,
};
const offline: Phone = { ...online, isOnline: false };
const silenced: Phone = { ...online, isOnDnd: true };
const mobile: Phone = { ...online, isOnline: false, registrationIsKnown: false };
const elsewhere: Phone = { ...online, endpointIds: ['p9'] };

const nobody = { dialNumber: null };

describe('an agent with one number', () => {
  test.each<[string, readonly Phone[] | null, ReturnType<typeof presenceOf>]>([
    ['is reachable on a phone that is online', [online], { presence: 'reachable', dialNumber: desk.number }],
    [
      'is reachable as soon as one of the phones is',
      [offline, silenced, mobile, online],
      { presence: 'reachable', dialNumber: desk.number },
    ],
    ['is offline without a phone', [], { presence: 'offline', ...nobody }],
    ['is offline when all phones are', [offline, offline], { presence: 'offline', ...nobody }],
    [
      'is offline when only a phone without the number is online',
      [elsewhere],
      { presence: 'offline', ...nobody },
    ],
    [
      'is not to be disturbed when every phone that is online says so',
      [silenced, offline],
      { presence: 'do-not-disturb', ...nobody },
    ],
    [
      'is offline, not disturbed, when the one phone without do-not-disturb lacks the number',
      [silenced, elsewhere],
      { presence: 'offline', ...nobody },
    ],
    [
      'is unverified with a mobile phone alone',
      [mobile],
      { presence: 'unverified', dialNumber: desk.number },
    ],
    [
      'is reachable on a mobile phone that is reported online',
      [{ ...mobile, isOnline: true }],
      { presence: 'reachable', dialNumber: desk.number },
    ],
    [
      'is not to be disturbed on a mobile phone that says so',
      [{ ...mobile, isOnDnd: true }],
      { presence: 'do-not-disturb', ...nobody },
    ],
    [
      'is offline when the desk phone is, whatever the mobile',
      [mobile, offline],
      { presence: 'offline', ...nobody },
    ],
    [
      'is unverified when nothing is known of phones',
      null,
      { presence: 'unverified', dialNumber: desk.number },
    ],
  ])('%s', (_, phones, presence) => {
    expect(presenceOf(phones, [desk])).toEqual(presence);
  });
});

test('an agent with two numbers is dialled on the one whose phone is online', () => {
  expect(presenceOf([offline, { ...online, endpointIds: ['p2'] }], [desk, workshop]).dialNumber).toBe(
    workshop.number,
  );
});

test('an agent with two phones online is dialled on the first number', () => {
  expect(presenceOf([{ ...online, endpointIds: ['p2'] }, online], [desk, workshop]).dialNumber).toBe(
    desk.number,
  );
});

describe('the phones people are shown', () => {
  test('have their names, their state, and those of the agent’s numbers that ring them', () => {
    expect(
      toDevices(
        [
          { ...online, endpointIds: ['e1', 'p1'] },
          { ...silenced, name: 'Headset' },
        ],
        [desk, workshop],
      ),
    ).toEqual([
      { name: 'Tischtelefon', presence: 'online', isOnDnd: false, numbers: [desk.number] },
      { name: 'Headset', presence: 'online', isOnDnd: true, numbers: [desk.number] },
    ]);
  });

  test('are not said to be offline where sipgate does not know', () => {
    expect(toDevices([offline, mobile], []).map(({ presence }) => presence)).toEqual([
      'offline',
      'unverified',
    ]);
  });
});

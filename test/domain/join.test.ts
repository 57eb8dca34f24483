import { expect, test } from 'vitest';
import { type Join, joinByHand } from '../../src/domain/join.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import type { Device, Roster } from '../../src/domain/roster.ts';
import { agent, phone } from '../support/builders.ts';

const hotline = phone('+493023125000');
const loose = phone('+493023125050');
const mobile = phone('+491713920001');
const noHotline: ReadonlySet<PhoneNumber> = new Set();

const device = (changes: Partial<Device> = {}): Device => ({
  name: 'Tisch',
  presence: 'online',
  isOnDnd: false,
  numbers: [],
  ...changes,
});
const clara = (devices?: readonly Device[]) =>
  agent(3, {
    name: 'Clara',
    numbers: [],
    dialNumber: null,
    presence: 'offline',
    ...(devices && { devices }),
  });
const account = (devices?: readonly Device[]): Roster => ({
  agents: [agent(1)],
  confirmedAt: null,
  accountNumbers: [...agent(1).numbers, loose],
  withoutNumber: [clara(devices)],
});
const toClara = (number: PhoneNumber): Join => ({ number, userId: clara().id, name: 'Clara' });
const last = (roster: Roster) => roster.agents.at(-1);

test('without anything given by hand the roster is what the provider says', () => {
  const found = account();
  expect(joinByHand(found, [], noHotline)).toBe(found);
});

test.each([
  { devices: [device()], presence: 'reachable', dialNumber: loose },
  { devices: [device({ presence: 'offline' })], presence: 'offline', dialNumber: null },
  { devices: [device({ isOnDnd: true })], presence: 'do-not-disturb', dialNumber: null },
  { devices: [device({ presence: 'unverified' })], presence: 'unverified', dialNumber: loose },
  { devices: [], presence: 'unverified', dialNumber: loose },
  { devices: undefined, presence: 'unverified', dialNumber: loose },
])('a number of the account rings the phones of its new owner, who is $presence', ({ devices, ...want }) => {
  const joined = joinByHand(account(devices), [toClara(loose)], noHotline);
  expect(last(joined)).toMatchObject({ name: 'Clara', numbers: [loose], ...want });
  expect(joined.withoutNumber).toEqual([]);
});

test('a mobile is rung whatever the phones at sipgate say: nobody sees whether it is on', () => {
  const joined = joinByHand(account([device({ presence: 'offline' })]), [toClara(mobile)], noHotline);
  expect(last(joined)).toMatchObject({ presence: 'unverified', dialNumber: mobile });
});

test('who has a number at sipgate is recognised by one given by hand, and is there when sipgate says so', () => {
  const away = agent(1, { presence: 'offline', dialNumber: null });
  const join = { number: mobile, userId: away.id, name: away.name };
  expect(joinByHand({ ...account(), agents: [away] }, [join], noHotline).agents).toEqual([
    { ...away, numbers: [...away.numbers, mobile] },
  ]);
});

test('somebody who is no user at sipgate is an agent of the name they were given', () => {
  const join = { number: mobile, userId: null, name: 'Ömer' };
  const bare = agent(9, { id: mobile, numbers: [mobile], name: mobile });
  for (const agents of [[agent(1)], [agent(1), bare]])
    expect(joinByHand({ ...account(), agents }, [join], noHotline).agents).toEqual([
      agent(1),
      { id: mobile, name: 'Ömer', numbers: [mobile], presence: 'unverified', dialNumber: mobile },
    ]);
});

test('what sipgate says goes first: a number of somebody’s own, a hotline’s, a user who is gone', () => {
  const [own = loose] = agent(1).numbers;
  const found = account();
  expect(joinByHand(found, [toClara(own)], noHotline)).toBe(found);
  expect(joinByHand(found, [toClara(hotline)], new Set([hotline]))).toBe(found);
  expect(joinByHand(found, [{ ...toClara(mobile), userId: 'w99' }], noHotline)).toBe(found);
});

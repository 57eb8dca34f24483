import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubtNumbers } from '../../../src/app/roster/doubt-numbers.ts';
import { nearestNumbers } from '../../../src/app/roster/nearest-numbers.ts';
import { phone } from '../../support/builders.ts';

const hotline = phone('+492214710100');
const account = [hotline, phone('+492214710111'), phone('+492214710112'), phone('+4989998877')];

function doubt(number: string, among = account) {
  const [found] = doubtNumbers({ hotlines: [phone(number)], serviceNumbers: [], accountNumbers: among });
  return found === undefined ? null : [found.kind, ...found.nearest.numbers];
}

describe('a hotline', () => {
  test.each<{ what: string; number: string; want: unknown; among?: typeof account }>([
    { what: 'of the account is not doubted', number: hotline, want: null },
    {
      what: 'with one digit wrong is named with the nearest',
      number: '+492214710109',
      want: ['mistaken', hotline],
    },
    { what: 'with two digits swapped', number: '+492214701100', want: ['mistaken', hotline] },
    { what: 'with a digit too few', number: '+49221471010', want: ['mistaken', hotline] },
    { what: 'with a digit too many in the middle', number: '+4922214710100', want: ['mistaken', hotline] },
    {
      what: 'with a digit too many at its end, in a block that is listed one by one',
      number: '+4922147101000',
      want: ['mistaken', hotline],
    },
    { what: 'with the country’s code twice', number: '+49492214710100', want: ['mistaken', hotline] },
    { what: 'of another city, like none', number: '+493012345678', want: ['mistaken'] },
    {
      what: 'between two that are alike',
      number: '+492214710113',
      want: ['mistaken', phone('+492214710111'), phone('+492214710112')],
    },
    {
      what: 'that is the head of a block whose extensions are listed',
      number: '+492214710',
      want: ['mistaken', hotline, phone('+492214710111'), phone('+492214710112')],
    },
    {
      what: 'that may be an extension of a number is not called wrong',
      number: '+498999887712',
      want: ['extension', phone('+4989998877')],
    },
    {
      what: 'of one digit behind the only number of the account',
      number: '+49221471010',
      among: [phone('+4922147101')],
      want: ['extension', phone('+4922147101')],
    },
  ])('$what', ({ number, want, among }) => {
    expect(doubt(number, among)).toEqual(want);
  });
});

test('an agent’s number that is like one of the account is doubted, one outside is only noted', () => {
  const serviceNumbers = [hotline, ...['+492214710111', '+492214710121', '+491713920001'].map(phone)];
  const found = doubtNumbers({ hotlines: [hotline, hotline], serviceNumbers, accountNumbers: account });
  expect(found.map(({ number, isHotline, kind }) => [number, isHotline, kind])).toEqual([
    ['+492214710121', false, 'mistaken'],
    ['+491713920001', false, 'outside'],
  ]);
});

const anyNumber = fc.stringMatching(/^\+49[1-9]\d{7,9}$/).map(phone);

test('whichever digit is mistyped, the number is found again, and by nothing further off', () => {
  fc.assert(
    fc.property(anyNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const index = 3 + (place % (number.length - 3));
      const digit = (Number(number[index]) + shift) % 10;
      const mistyped = phone(
        `${number.slice(0, index)}${digit}${number.slice(index + 1)}`.replace('+490', '+491'),
      );
      fc.pre(mistyped !== number);
      expect(nearestNumbers(mistyped, [phone('+4311234567'), number])).toEqual({
        numbers: [number],
        changes: 1,
      });
    }),
  );
});

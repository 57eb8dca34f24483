import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/app/page/number-cost.ts';
import { type PhoneNumber, toPhoneNumber } from '../../src/domain/phone-number.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { mayBeRungBack } from '../../src/numbers/ring-back.ts';
import { phone } from '../support/builders.ts';

describe('without any permission, landlines and mobile phones of Germany are rung back', () => {
  test.each([
    ['Cologne', '+492214710100'],
    ['Berlin', '+493023125042'],
    ['a village with a short number', '+494651123'],
    ['Donauwörth, 0906', '+499061234567'],
    ['a company with an extension', '+492214710100123'],
    ['0151', '+4915112345678'],
    ['0160', '+4916012345678'],
    ['0171', '+491713920001'],
    ['0177', '+491771234567'],
  ])('%s', (_, number) => {
    expect(mayBeRungBack(phone(number), [])).toBe(true);
  });

  test('all callers of the emulator', () => {
    const numbers = Array.from({ length: 500 }, (_, index) => fictionalCaller(index));
    expect(numbers.filter(number => !mayBeRungBack(phone(number), []))).toEqual([]);
  });
});

describe('whatever is permitted, these are never rung back', () => {
  const everything = ['+1', '+3', '+4', '+8', '+9', '+49', '+43', '+881', '+870'];
  test.each([
    ['0900', '+499001234567'],
    ['0137', '+491371234567'],
    ['0138', '+491381234567'],
    ['0180', '+4918051234567'],
    ['0180-2', '+491802123456'],
    ['0190', '+491901234567'],
    ['118 33', '+4911833'],
    ['11880', '+4911880'],
    ['0700', '+4970012345678'],
    ['0800, from which nobody calls', '+498001234567'],
    ['032, of no place', '+4932221234567'],
    ['a pager', '+491681234567'],
    ['0181, a network of a company', '+491811234567'],
    ['0191, a way into the internet', '+49191011234'],
    ['010, another carrier', '+49101012345678'],
    ['116117', '+49116117'],
    ['the police behind an area code', '+4930110'],
    ['the police behind a long area code', '+496653110'],
    ['116117 behind an area code', '+49221116117'],
    ['too short to be anybody’s', '+49221471'],
    ['a mobile prefix alone', '+4917112'],
    ['0900 in Austria', '+43900123456'],
    ['0930 in Austria', '+43930123456'],
    ['0901 in Switzerland', '+41901123456'],
    ['09 in Great Britain', '+449098790000'],
    ['900 in North America', '+19005551234'],
    ['0899 in France', '+33899123456'],
    ['Iridium', '+881612345678'],
    ['Globalstar', '+8818123456789'],
    ['Inmarsat', '+870773123456'],
    ['Thuraya', '+882161234567890'],
    ['an international network', '+883510012345678'],
    ['universal numbers', '+878101234567890'],
    ['premium rate of no country', '+979912345678'],
    ['shared cost of no country', '+80812345678'],
    ['an unknown country', '+999123456789'],
  ])('%s', (_, number) => {
    expect(mayBeRungBack(phone(number), everything)).toBe(false);
  });
});

describe('abroad, what begins as the company permits is rung back', () => {
  test.each([
    ['Vienna', '+43171123456', '+43'],
    ['a mobile in Austria', '+436641234567', '+43'],
    ['a mobile in Switzerland', '+41791234567', '+41'],
    ['Milan', '+390212345678', '+39'],
    ['New York', '+12125551234', '+1'],
    ['Paris', '+33142345678', '+33'],
  ])('%s', (_, number, prefix) => {
    expect(mayBeRungBack(phone(number), [])).toBe(false);
    expect(mayBeRungBack(phone(number), ['+420', '+351'])).toBe(false);
    expect(mayBeRungBack(phone(number), ['+351', prefix])).toBe(true);
  });

  test('a longer prefix permits a part of a country', () => {
    expect(mayBeRungBack(phone('+436641234567'), ['+43664'])).toBe(true);
    expect(mayBeRungBack(phone('+43171123456'), ['+43664'])).toBe(false);
  });
});

test('no number that is rung back costs more than a usual call', () => {
  const german = fc.stringMatching(/^49[1-9]\d{4,11}$/);
  const abroad = fc.stringMatching(/^(43|41|44|1|33|88|87|97|80)\d{6,11}$/);
  fc.assert(
    fc.property(fc.oneof(german, abroad), digits => {
      const number = toPhoneNumber(digits) as PhoneNumber;
      const prefixes = ['+43', '+41', '+44', '+1', '+33', '+88', '+87', '+97', '+80'];
      return !mayBeRungBack(number, prefixes) || costOf(number) === 'usual';
    }),
    { numRuns: 3000 },
  );
});

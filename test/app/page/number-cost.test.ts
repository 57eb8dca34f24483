import { describe, expect, test } from 'vitest';
import { costOf, countryCodeOf } from '../../../src/app/page/number-cost.ts';
import type { PhoneNumber } from '../../../src/domain/phone-number.ts';

describe('what it costs to call back', () => {
  test.each([
    ['0900', '+499001234567'],
    ['0900 of a length that is none', '+4990012'],
    ['0137', '+491371234567'],
    ['0138', '+491381234567'],
    ['0180', '+4918051234567'],
    ['0190', '+491901234567'],
    ['118 33', '+4911833'],
    ['11880', '+4911880'],
    ['0900 in Austria', '+43900123456'],
    ['0930 in Austria', '+43930123456'],
    ['0901 in Switzerland', '+41901123456'],
    ['0848 in Switzerland', '+41848123456'],
    ['09 in Great Britain', '+449098790000'],
    ['0871 in Great Britain', '+448712345678'],
    ['900 in North America', '+19005551234'],
    ['0899 in France', '+33899123456'],
    ['899 in Italy', '+39899123456'],
    ['0900 in the Netherlands', '+319001234'],
    ['0900 in Austria, of a length that is none', '+439001'],
    ['0900 in Switzerland, of a length that is none', '+4190012'],
    ['0899 in France, of a length that is none', '+3389912'],
    ['09 in Great Britain, of a length that is none', '+4490911'],
    ['0902 in Belgium, of a length that is none', '+32902123456789'],
    ['900 in North America, of a length that is none', '+190055512'],
    ['premium rate of no country', '+979912345678'],
    ['premium rate of no country, of a wrong length', '+97912345678'],
    ['shared cost of no country', '+80812345678'],
  ])('a premium rate: %s', (_, number) => {
    expect(costOf(number as PhoneNumber)).toBe('premium');
  });

  test.each([
    ['Iridium', '+881612345678'],
    ['Globalstar', '+8818123456789'],
    ['Inmarsat', '+870773123456'],
    ['Thuraya', '+882161234567890'],
    ['an international network', '+883510012345678'],
    ['universal numbers', '+878101234567890'],
    ['aid', '+88812345678'],
    ['Iridium, of a wrong length', '+8816123'],
  ])('a satellite or no country: %s', (_, number) => {
    expect(costOf(number as PhoneNumber)).toBe('satellite');
  });

  test.each([
    ['Cologne', '+492214710100'],
    ['Donauwörth, 0906', '+499061234567'],
    ['a mobile, 0171', '+491713920001'],
    ['a mobile, 01511', '+4915112345678'],
    ['0700', '+49700123456'],
    ['0800', '+498001234567'],
    ['032', '+4932221234567'],
    ['Vienna', '+43171123456'],
    ['Zurich', '+41441234567'],
    ['a mobile in France', '+33612345678'],
    ['a number in Tunisia', '+21670012345'],
    ['a number in Vienna that is too short', '+43171'],
    ['a mobile in France that is too long', '+336123456789012'],
    ['a number that is none', '+494'],
    ['a number that is none abroad', '+1'],
    ['nothing that is known', '+999123456789'],
  ])('the usual: %s', (_, number) => {
    expect(costOf(number as PhoneNumber)).toBe('usual');
  });
});

test.each([
  ['+492214710100', '49'],
  ['+43171123456', '43'],
  ['+8816123', '881'],
  ['+999123456789', null],
])('the country code of %s is %s', (number, code) => {
  expect(countryCodeOf(number as PhoneNumber)).toBe(code);
});

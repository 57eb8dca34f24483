import { describe, expect, test } from 'vitest';
import { maskParty, numberOf, toParty } from '../../src/domain/party.ts';
import { maskPhoneNumber, toPhoneNumber } from '../../src/domain/phone-number.ts';

describe('only full numbers are phone numbers', () => {
  test.each([
    ['4921112345', '+4921112345'],
    ['+4921112345', '+4921112345'],
    ['110', null],
    ['116117', null],
    ['021112345', null],
    ['1234567e0', null],
    ['+', null],
    ['', null],
    ['4921112345678901', null],
    [' 4921112345', null],
  ])('%j: %j', (text, want) => {
    expect(toPhoneNumber(text)).toBe(want);
  });
});

describe('whoever calls is a number, withheld, or something else', () => {
  test.each(['anonymous', 'Anonymous', '', '0', '00000', 'unknown', 'restricted'])('%j is withheld', text => {
    expect(toParty(text)).toEqual({ kind: 'withheld' });
  });

  test.each(['11', '116117', '1234567e0', '<script>'])('%j is shown and never recognised', text => {
    expect(toParty(text)).toEqual({ kind: 'other', text });
    expect(numberOf(toParty(text))).toBeNull();
  });
});

test('a log shows enough of a number to follow a call and too little to phone anybody', () => {
  expect(maskPhoneNumber('+4930231250042')).toBe('+4930…42');
  expect(maskPhoneNumber('110')).toBe('…');
  expect(maskParty(toParty('anonymous'))).toBe('withheld');
  expect(maskParty(toParty('4930231250042'))).toBe('+4930…42');
  expect(maskParty(toParty('12'))).toBe('…');
});

import { expect, test } from 'vitest';
import { maskAddresses, maskBadAddress } from '../../src/plan/masked-address.ts';

test.each([
  ['http://cal.example/secret.ics', 'http://cal.example/…'],
  ['http://user:secret@cal.example:81/x', 'http://cal.example:81/…'],
  ['cal.example/secret.ics', '…'],
  ['https://user:sec ret@cal.example/x', '…'],
  ['https://cal.example/sec ret.ics', '…'],
  ['secret', '…'],
  ['', '…'],
])('of what is no address of a calendar, a message shows no secret: %s', (given, shown) => {
  expect(maskBadAddress(given)).toBe(shown);
});

test.each([
  ['see https://cal.example/secret.ics', 'see https://cal.example/…'],
  ['see https://user:secret@cal.example/x now', 'see https://cal.example/… now'],
  ['cal.example/secret.ics', 'cal.example/…'],
  ['cal.example:8443?secret', 'cal.example:8443/…'],
  ['Anna 1/2', 'Anna 1/2'],
  ['Anna Beck, Dr. Koch/Vogt', 'Anna Beck, Dr. Koch/Vogt'],
])('an address that stands elsewhere by mistake is masked: %s', (text, shown) => {
  expect(maskAddresses(text)).toBe(shown);
});

import { expect, test } from 'vitest';
import { isEverywhere, ownAddress } from '../../../src/http/webhook/own-address.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:8080', false],
  ['localhost', 'http://localhost:8080', false],
  ['192.168.0.7', 'http://192.168.0.7:8080', false],
  ['::1', 'http://[::1]:8080', false],
  ['fe80::1', 'http://[fe80::1]:8080', false],
  ['0.0.0.0', 'http://127.0.0.1:8080', true],
  ['::', 'http://127.0.0.1:8080', true],
  ['0:0:0:0:0:0:0:0', 'http://127.0.0.1:8080', true],
])('what listens on %s is found at %s', (host, address, everywhere) => {
  expect([ownAddress(host, 8080), isEverywhere(host)]).toEqual([address, everywhere]);
  expect(new URL(address).port).toBe('8080');
});

import { expect, test } from 'vitest';
import { arrivesAt, likenessOf } from '../../src/domain/webhook-address.ts';

const ours = 'https://hotline.example.com/push?key=1';

test.each([
  { address: 'https://hotline.example.com/push?key=1', likeness: 'same' },
  { address: 'HTTPS://Hotline.Example.com:443/push?key=1', likeness: 'same' },
  { address: 'https://hotline.example.com/Push/?key=1', likeness: 'spelling' },
  { address: 'https://hotline.example.com/%70ush', likeness: 'spelling' },
  { address: 'https://hotline.example.com//push', likeness: 'spelling' },
  { address: 'http://hotline.example.com/push?key=1', likeness: 'other' },
  { address: 'https://hotline.example.com:8443/push?key=1', likeness: 'other' },
  { address: 'https://hotline.example.com/push/more', likeness: 'other' },
  { address: 'https://crm.example/push?key=1', likeness: 'other' },
  { address: 'hotline.example.com/push', likeness: 'other' },
  { address: '', likeness: 'other' },
])('of an address at sipgate it is told whether pushes to it are ours: $address is $likeness', row => {
  expect(likenessOf(row.address, ours)).toBe(row.likeness);
  expect(arrivesAt(row.address, ours)).toBe(row.likeness !== 'other');
});

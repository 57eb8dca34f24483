import { expect, test } from 'vitest';
import { addressOfTurn, turnNamedIn } from '../../src/sipgate/turn-address.ts';

test('the address at which sipgate asks names the turn, whatever else the webhook has', () => {
  const address = addressOfTurn(new URL('https://router.example/push?key=a'), 3);
  expect(address).toBe('https://router.example/push?key=a&turn=3');
  expect(turnNamedIn(address)).toBe(3);
});

test.each(['/push', '/push?turn=', '/push?turn=x', '/push?turn=-1', '/push?turn=1234567'])(
  '%s names no turn',
  path => expect(turnNamedIn(path)).toBeNull(),
);

import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../src/sipgate/retry-after.ts';

const noon = 'Mon, 03 Mar 2025 12:00:00 GMT';

test.each([
  ['seconds', '120', noon, 120_000],
  ['no wait at all', '0', noon, 0],
  ['a date, seen from the server’s own clock', 'Mon, 03 Mar 2025 12:00:30 GMT', noon, 30_000],
  ['a date that has passed', 'Mon, 03 Mar 2025 11:00:00 GMT', noon, 0],
  ['a date long past, without the server’s clock', noon, null, 0],
  ['nothing', null, noon, null],
  ['an empty text', '', noon, null],
  ['nonsense', 'soon', noon, null],
  ['a negative number', '-1.5x', noon, null],
])('sipgate asks to wait by %s', (_, retryAfter, date, waitMs) => {
  expect(parseRetryAfter(retryAfter, date)).toBe(waitMs);
});

import { expect, test } from 'vitest';
import { inviteFirstUser } from '../../../src/app/access/invite-first-user.ts';
import { createTestApp } from '../../support/app.ts';

test.each([
  [
    'http://127.0.0.1:8080',
    false,
    /open http:\/\/127\.0\.0\.1:8080\/#\/set-up\/\S{43} \(good once, for a day\)\. \{/,
  ],
  [
    'http://127.0.0.1:8080',
    true,
    /a day\)\. From another computer, put this one's name or address for 127\.0\.0\.1\. \{/,
  ],
  ['https://hotline.example.com/page/', false, /open https:\/\/hotline\.example\.com\/page\/#\/set-up\//],
])('the first user is made by a link that a browser can open: %s', async (page, isOnlyHere, says) => {
  const { context, log } = await createTestApp();
  await inviteFirstUser(context, new URL(page), isOnlyHere);
  expect(log.lines).toEqual([expect.stringMatching(says)]);
});

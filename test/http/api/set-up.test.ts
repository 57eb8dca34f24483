import { expect, test } from 'vitest';
import { issueSetUpLink } from '../../../src/app/access/access.ts';
import { startTestPage, testPassword } from '../../support/page.ts';

test('each start makes a new set-up link, and only the last one is good', async () => {
  await using fresh = await startTestPage();
  const nobody = await fresh.as('nobody');
  const earlier = await issueSetUpLink(fresh.context);
  const secret = await issueSetUpLink(fresh.context);
  const wanted = { login: 'chefin', password: testPassword };
  const refused = await nobody.request('POST', '/set-up', { ...wanted, secret: earlier });
  expect([refused.status, refused.body.code]).toEqual([401, 'used-link']);
  expect((await nobody.request('POST', '/set-up', { ...wanted, secret })).status).toBe(200);
});

test('of two who use the set-up link at once, one becomes the first admin', async () => {
  await using fresh = await startTestPage();
  const nobody = await fresh.as('nobody');
  const secret = await issueSetUpLink(fresh.context);
  const answers = await Promise.all(
    ['one', 'two', 'three'].map(login =>
      nobody.request('POST', '/set-up', { secret, login, password: testPassword }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  expect(await fresh.context.store.accounts.users()).toHaveLength(1);
});

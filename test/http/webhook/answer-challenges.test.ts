import { expect, test } from 'vitest';
import { createSecrets } from '../../../src/app/access/secrets.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { challengeMs, makeChallenge, openAnswer } from '../../../src/reach/challenge.ts';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { pushHeaders } from '../../support/signing.ts';
import { pushBody, startTestServer, type TestServer } from '../../support/webhook.ts';

const body = 'event=familiarCheck&user%5B%5D=M%C3%B6bel';

async function ask(server: TestServer, header: string, path = '/push'): Promise<[number, string]> {
  const headers = { ...pushHeaders(body), 'x-sipgate-signature': header };
  const response = await fetch(server.url + path, { method: 'POST', body, headers });
  return [response.status, await response.text()];
}

function sealedIn(text: string): string {
  return /check="([\w-]+)"/.exec(text)?.[1] ?? '';
}

test.each([
  ['/push?key=a&b=c', true],
  ['/Push/', true],
  ['/hook/push', false],
])('a challenge at %s is answered with what arrived, for whoever has the key', async (path, isAtWebhook) => {
  await using server = await startTestServer();
  const { context, clock } = server;
  const { header, nonce } = await makeChallenge(context.secrets, clock());
  const [status, text] = await ask(server, header, path);
  expect(status).toBe(200);
  expect(await openAnswer(context.secrets, nonce, sealedIn(text))).toEqual({
    path,
    isAtWebhook,
    body: { bytes: body.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(text).not.toContain('push');
  expect(await openAnswer(context.secrets, 'another', sealedIn(text))).toBeNull();
  expect(await openAnswer(createSecrets(openKeyFile(null)), nonce, sealedIn(text))).toBeNull();
});

test('whoever has no challenge that is good is told what everybody is told', async () => {
  await using server = await startTestServer();
  const { context, clock } = server;
  const used = await makeChallenge(context.secrets, clock());
  const [, answer] = await ask(server, used.header);
  const late = await makeChallenge(context.secrets, clock() - challengeMs - 1);
  const early = await makeChallenge(context.secrets, clock() + challengeMs + 1);
  const foreign = await makeChallenge(createSecrets(openKeyFile(null)), clock());
  const everybody = await ask(server, 'nonsense');
  expect(everybody).toEqual([403, expect.stringContaining('malformed')]);
  const bad = [
    ...[used, late, early, foreign].map(({ header }) => header),
    ...['familiar-check.', 'familiar-check.AAAA', `familiar-check.${sealedIn(answer)}`],
  ];
  for (const header of bad) expect(await ask(server, header)).toEqual(everybody);
});

test('nobody can have any number of challenges opened', async () => {
  await using server = await startTestServer();
  const { context, clock } = server;
  for (let count = 0; count < 10; count += 1) await ask(server, 'familiar-check.AAAA');
  const good = await makeChallenge(context.secrets, clock());
  expect((await ask(server, good.header))[0]).toBe(403);
  clock.advance(1_000);
  expect((await ask(server, good.header))[0]).toBe(200);
});

test('a challenge is no push: nothing is recorded, counted or warned of', async () => {
  await using server = await startTestServer();
  const { context, clock } = server;
  const before = reportHealth(context);
  await ask(server, (await makeChallenge(context.secrets, clock())).header);
  expect(await context.store.entriesSince(0)).toEqual([]);
  expect(reportHealth(context)).toEqual(before);
  expect((await server.push(pushBody())).status).toBe(200);
});

test('without a key that can be read no challenge is good, and pushes are taken', async () => {
  const broken = createSecrets({
    read: () => Promise.reject(new Error('EACCES')),
    readOrMake: () => Promise.reject(new Error('EACCES')),
  });
  await using whole = await startTestServer();
  await using server = await startTestServer({ context: { ...whole.context, secrets: broken } });
  expect((await ask(server, 'familiar-check.AAAA'))[0]).toBe(403);
  expect((await server.push(pushBody())).status).toBe(200);
});

import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage } from '../../support/page.ts';

const viewers = 200;

/** A viewer, who notes when what they hear contains a text. */
async function watch(page: TestPage, cookie: string) {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${page.url}/api/events`, { headers: { cookie }, agent: false }, resolve).on('error', reject),
  );
  let heard = '';
  const waiting: { text: string; tell: (at: number) => void }[] = [];
  const check = (): void => {
    for (const one of waiting) if (heard.includes(one.text)) one.tell(performance.now());
  };
  response.on('data', (part: Buffer) => {
    heard += part.toString();
    check();
  });
  return {
    response,
    hears(text: string): Promise<number> {
      return new Promise(tell => {
        waiting.push({ text, tell });
        check();
      });
    },
  };
}

test('two hundred viewers hear of a call soon after it came, each once, and one who leaves is let go', async () => {
  await using page = await startTestPage();
  const { context } = page;
  const viewer = await page.as('viewer');
  const { headers } = await viewer.request('GET', '/board');
  expect(headers.get('cache-control')).toBe('no-store');
  const watching = await Promise.all(Array.from({ length: viewers }, () => watch(page, viewer.cookie)));
  expect(watching[0]?.response.headers['content-type']).toContain('text/event-stream');
  await Promise.all(watching.map(one => one.hears('"type":"board"')));

  const cameAt = performance.now();
  await takeCall(context, newCall({ callId: 'LIVE' }));
  const heardAt = await Promise.all(watching.map(one => one.hears('"callId":"LIVE"')));
  // A generous bound: some milliseconds on a machine at rest.
  expect(Math.max(...heardAt) - cameAt).toBeLessThan(2_000);

  for (const one of watching) one.response.destroy();
  const gone = await page.as('admin');
  await expect
    .poll(async () => (await gone.request('GET', '/health')).body.viewers, { timeout: 10_000 })
    .toBe(0);
});

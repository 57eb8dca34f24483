import { expect, test } from 'vitest';
import { isNestedTooDeeply } from '../../../src/http/api/deep-nesting.ts';
import { startTestPage } from '../../support/page.ts';

const listsIn = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test('a hundred levels are well, and more are too many', () => {
  expect([isNestedTooDeeply(listsIn(100)), isNestedTooDeeply({ a: listsIn(100) })]).toEqual([false, true]);
  expect(isNestedTooDeeply(listsIn(100_000))).toBe(true);
  expect([null, 'text', Buffer.alloc(1_000), [[], {}]].some(one => isNestedTooDeeply(one))).toBe(false);
});

test.each(['/settings/review', '/settings/preview', '/settings'])(
  'a draft that is nested without end is refused as a mistake of whoever sends it: %s',
  async path => {
    const method = path === '/settings' ? 'PUT' : 'POST';
    await using page = await startTestPage();
    const admin = await page.as('admin');
    const { cookie } = admin;
    const { csrf } = (await admin.request('GET', '/session')).body;
    const headers = { cookie, 'x-familiar-csrf': csrf, 'content-type': 'application/json' };
    for (const depth of [1_000, 10_000, 100_000]) {
      const deep = '['.repeat(depth) + ']'.repeat(depth);
      for (const sections of [`{"hotlines":[{"hours":${deep}}]}`, `{"unknown":${deep}}`]) {
        const body = `{"basedOn":0,"sections":${sections}}`;
        const answer = await fetch(`${page.url}/api${path}`, { method, headers, body });
        expect([depth, answer.status, await answer.json()]).toEqual([
          depth,
          400,
          { code: 'bad-input', error: 'In the body: it is nested too deeply.' },
        ]);
      }
    }
    expect(page.log.lines.filter(line => line.startsWith('error'))).toEqual([]);
  },
);

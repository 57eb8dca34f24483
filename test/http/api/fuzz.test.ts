import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { apiRoutes } from '../../../src/http/api/routes.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

const cases = 1_500;
const timeLimitMs = 120_000;

let page: TestPage;
let admin: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  admin = await page.as('admin');
});
afterAll(() => page[Symbol.asyncDispose]());

/** Text of every kind: plain, wild, and what means something to some program. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    'w1',
    '+491713920001',
    '__proto__',
    '\u0000',
    '\ud800',
    "';--",
    '%',
    '%00',
    '../..',
    'null',
  ),
  fc.integer().map(String),
);

/** The fields of all bodies. */
const names = apiRoutes.flatMap(({ body }) => (body instanceof z.ZodObject ? Object.keys(body.shape) : []));
const value: fc.Arbitrary<unknown> = fc.letrec<{ json: unknown }>(json => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(json('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), text), json('json'), {
      maxKeys: 6,
      noNullPrototype: true,
    }),
  ),
})).json;

const request = fc.record({
  route: fc.constantFrom(
    ...apiRoutes.filter(({ path, method }) => !(path === '/session' && method === 'DELETE')),
  ),
  parameter: text,
  query: fc.dictionary(
    fc.oneof(fc.constantFrom('from', 'to', 'days', 'limit', 'after', 'search', 'hotline'), text),
    text,
    {
      maxKeys: 3,
    },
  ),
  body: fc.option(value, { nil: undefined }),
});

test('whatever an admin sends, no operation fails, and none ends the service', {
  timeout: timeLimitMs,
}, async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ route, parameter, query, body }) => {
      const path = route.path.replaceAll(
        /:\w+/g,
        () => encodeURIComponent(parameter.replaceAll(/\p{Cs}/gu, '')) || 'x',
      );
      const asked = new URLSearchParams(query).toString();
      const given = route.method === 'GET' ? undefined : body;
      const { status } = await admin.request(route.method, asked === '' ? path : `${path}?${asked}`, given);
      expect(status, `${route.method} ${path}?${asked} ${JSON.stringify(given)}`).toBeLessThan(500);
    }),
    { numRuns: cases },
  );
  expect((await fetch(`${page.url}/healthz`)).status).toBe(200);
});

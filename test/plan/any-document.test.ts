import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePlan } from '../../src/plan/compile-plan.ts';
import { documentOfPlan } from '../../src/plan/document-of-plan.ts';
import { parseDocument } from '../../src/plan/parse-plan.ts';
import { defaultPlan, noon } from '../support/builders.ts';

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    '24:00',
    '25:61',
    '2026-02-30',
    '+49',
    'Europe/Nowhere',
    '__proto__',
    '\u0000',
    1e300,
    -1,
    '',
  ),
);

test('whatever stands in a configuration, it is read or refused with its problems', () => {
  const whole = JSON.stringify(documentOfPlan(defaultPlan));
  const places = [...placesIn(JSON.parse(whole))];
  const spoilt = fc
    .array(fc.record({ place: fc.constantFrom(...places), value: odd }), { minLength: 1, maxLength: 4 })
    .map(changes =>
      changes.reduce((document, { place, value }) => put(document, place, value), JSON.parse(whole)),
    );
  fc.assert(
    fc.property(fc.oneof(odd, spoilt), document => {
      const parsed = parseDocument(document);
      if (parsed.ok) compilePlan(parsed.document, noon);
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});

/** Every place in a document, as the keys that lead there. */
function* placesIn(value: unknown, at: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...at, key];
    yield* placesIn(inner, [...at, key]);
  }
}

/** The document with another value there, where that place still is. */
function put(document: unknown, [key = '', ...further]: readonly string[], value: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const inner = further.length === 0 ? value : put(Reflect.get(document, key), further, value);
  return Object.assign(Array.isArray(document) ? [...document] : { ...document }, { [key]: inner });
}

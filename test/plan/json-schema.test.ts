import { expect, test } from 'vitest';
import { planJsonSchema } from '../../src/plan/json-schema.ts';

test('editors learn every name, what it means, and what may stand there', () => {
  expect(planJsonSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Familiar',
    additionalProperties: false,
    required: ['hotlines'],
    properties: {
      language: { enum: ['de', 'en'], description: expect.any(String) },
      hotlines: {
        minItems: 1,
        maxItems: 100,
        items: {
          required: ['name', 'numbers'],
          properties: { numbers: { items: { type: 'string' } }, loadGuard: { minimum: 1, maximum: 10 } },
        },
      },
      callers: { items: { properties: { vip: { type: 'boolean' } } } },
    },
  });
});

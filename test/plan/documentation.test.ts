import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { compilePlan } from '../../src/plan/compile-plan.ts';
import { parseDocument } from '../../src/plan/parse-plan.ts';
import { noon } from '../support/builders.ts';
import { readPlan } from '../support/plan.ts';

describe.each(['docs/configuration.md', 'docs/de/konfiguration.md'])('%s', file => {
  test('has a complete example, which can be put in force', async () => {
    const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
    const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => yaml);
    expect(examples.length).toBeGreaterThan(0);
    for (const yaml of examples) {
      const document = readPlan(yaml, { announcements: new Set(builtInAnnouncements) });
      const parsed = parseDocument(document);
      if (!parsed.ok) expect.fail(String(document));
      expect(compilePlan(parsed.document, noon).hotlines).toHaveLength(2);
    }
  });
});

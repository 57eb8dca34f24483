import { describe, expect, test } from 'vitest';
import { parseDocument, parsePlan, parseYielding } from '../../src/plan/parse-plan.ts';
import { describeProblem } from '../../src/plan/plan-problem.ts';

const hotline = (more: string): string => `hotlines: [{ name: Zentrale, numbers: [0221 4710100], ${more} }]`;

describe('a trial in shadow, as earlier versions stored it, is read as shadow, and said so', () => {
  test.each(['trial: {}', 'trial: { percent: 0 }', 'trial: { percent: 0, others: sipgate, seed: 3 }'])(
    '%s',
    async trial => {
      const parsed = parsePlan(hotline(trial));
      const bare = { name: 'Zentrale', numbers: ['+492214710100'], shadow: true };
      expect(parsed).toMatchObject({
        ok: true,
        document: { hotlines: [bare] },
        notes: [{ en: expect.stringContaining('Hotline Zentrale: trials no longer exist') }],
      });
      expect(parsed.ok && parsed.document.hotlines).toEqual([bare]);
    },
  );
});

describe('any other trial is read as its policy in force for everybody, and said so', () => {
  test.each([
    'trial: { percent: 20 }',
    'trial: { percent: 100 }',
    'trial: { others: { name: longest-idle } }',
    'trial: { percent: 20, others: { name: longest-idle } }',
  ])('%s', trial => {
    const parsed = parsePlan(hotline(`policy: { name: last-agent }, ${trial}`));
    expect(parsed.ok && parsed.document.hotlines).toEqual([
      { name: 'Zentrale', numbers: ['+492214710100'], policy: { name: 'last-agent' } },
    ]);
    const [note] = parsed.ok ? parsed.notes : [];
    expect(note?.en).toContain('Hotline Zentrale: trials no longer exist');
    expect(note?.en).toContain('now applies to all callers');
    expect(note?.de).toContain('gilt die getestete Strategie jetzt für alle Anrufer');
  });
});

test('what is read in turns is read alike, and nothing is said of a document without trials', async () => {
  const stored = { hotlines: [{ name: 'A', numbers: ['+492214710100'], trial: { percent: 50 } }] };
  const { lineOf: _, ...atOnce } = parseDocument(stored) as { lineOf: unknown };
  expect(await parseYielding(stored)).toMatchObject(atOnce);
  expect(parsePlan(hotline('shadow: true'))).toMatchObject({ ok: true, notes: [] });
});

test.each([
  ['trial: { percent: many }', 'hotlines[0].trial (line 1) is {"percent":"many"}: remove it'],
  ['trial: 20', 'hotlines[0].trial (line 1) is 20: remove it'],
  ['shadow: false, trial: { percent: 20 }', 'hotlines[0].trial (line 1) is {"percent":20}: remove it'],
])('a trial that can’t be meant is refused with its place: %s', (more, problem) => {
  const parsed = parsePlan(hotline(more));
  expect(parsed.ok ? [] : parsed.problems.map(one => describeProblem(one))).toEqual([
    expect.stringContaining(problem),
  ]);
});

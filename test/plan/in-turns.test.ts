import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerRuleOf, hotlineByNumber, indexInSteps } from '../../src/domain/plan-index.ts';
import { compilePlan, compileYielding } from '../../src/plan/compile-plan.ts';
import { parseDocument, parseYielding } from '../../src/plan/parse-plan.ts';
import { arbitraryDocument } from '../support/arbitrary-document.ts';
import { noon, phone } from '../support/builders.ts';

const rules = 500;
const large = {
  hotlines: [{ name: 'A', numbers: ['+492214710100'] }],
  callers: Array.from({ length: rules }, (_, index) => ({
    numbers: [`+49171${1_000_000 + index}`],
    vip: true,
  })),
};

/** Counts how often others had their turn. */
function counting() {
  const turns = { count: 0 };
  const turn = async (): Promise<void> => {
    turns.count++;
  };
  return { turns, turn };
}

test('others may have their turn after each rule that is read, compiled or indexed', async () => {
  const reading = counting();
  const parsed = await parseYielding(large, reading.turn);
  const compiling = counting();
  const plan = await compileYielding(parsed.ok ? parsed.document : expect.fail(), noon, compiling.turn);
  const steps = [...indexInSteps(plan)].length;
  expect([reading.turns.count, compiling.turns.count]).toEqual([rules, rules]);
  expect(steps).toBeGreaterThanOrEqual(2 * rules);
  expect(callerRuleOf(plan, phone('+491711000001'), noon)?.vip).toBe(true);
  expect(hotlineByNumber(plan, phone('+492214710100'))?.name).toBe('A');
  expect([...indexInSteps(plan)]).toEqual([]);
});

test('what is read and compiled in turns is the same as at once', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, async given => {
      const atOnce = parseDocument(given);
      const runYielding = await parseYielding(given);
      expect({ ...runYielding, lineOf: null }).toEqual({ ...atOnce, lineOf: null });
      if (!atOnce.ok) return;
      expect(await compileYielding(atOnce.document, noon)).toEqual(compilePlan(atOnce.document, noon));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['no object', 7],
  ['rules that are no list', { ...large, callers: 'all' }],
  ['a rule without a number', { ...large, callers: [{ vip: true }] }],
  ['an agent who is no text', { ...large, absences: [{ agent: 1, from: '2027-01-01' }] }],
  ['too many absences', { ...large, absences: Array(5_001).fill({ agent: 'w1', from: '2027-01-01' }) }],
  ['a hotline without a number', { hotlines: [{ name: 'A', numbers: [] }] }],
])('%s is refused in the same words', async (_, given) => {
  const atOnce = parseDocument(given);
  expect(atOnce.ok).toBe(false);
  expect(await parseYielding(given)).toEqual(atOnce);
});

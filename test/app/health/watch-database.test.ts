import { expect, test } from 'vitest';
import { watchDatabase } from '../../../src/app/health/watch-database.ts';
import { createTestApp } from '../../support/app.ts';

const answers = {
  answered: () => Promise.resolve(1),
  refused: () => Promise.reject(new Error('refused')),
  late: () => new Promise<number>(() => {}),
};

test.each<{ rule: string; said: (keyof typeof answers)[]; known: boolean[] }>([
  { rule: 'an answer is known at once', said: ['answered'], known: [true] },
  { rule: 'so is a refusal', said: ['answered', 'refused'], known: [true, false] },
  { rule: 'one late answer raises no alarm', said: ['answered', 'late', 'answered'], known: [true, true] },
  { rule: 'a second in a row does', said: ['answered', 'late', 'late'], known: [true, false] },
  { rule: 'and it is over with the next answer', said: ['late', 'late', 'answered'], known: [false, true] },
])('of a database: $rule', async ({ said, known }) => {
  const { context } = await createTestApp();
  const stop = new AbortController();
  const seen: unknown[] = [];
  const left = [...said];
  const latestRevision = (): Promise<number> => {
    const answer = answers[left.shift() ?? 'answered'];
    if (left.length === 0) stop.abort();
    return answer();
  };
  const health = { ...context.health, know: (fact: object) => void seen.push(...Object.values(fact)) };
  await watchDatabase({ store: { ...context.store, latestRevision }, health }, stop.signal, {
    intervalMs: 1,
    patienceMs: 5,
  });
  expect(seen).toEqual(known);
});

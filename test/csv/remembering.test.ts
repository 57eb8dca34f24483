import { expect, test } from 'vitest';
import { remembering } from '../../src/csv/remembering.ts';

test('what was read once is known, also that it is nothing', () => {
  const asked: string[] = [];
  const read = remembering(text => {
    asked.push(text);
    return text === 'nobody' ? null : text.length;
  });
  expect(['Anna', 'nobody', 'Anna', 'nobody'].map(read)).toEqual([4, null, 4, null]);
  expect(asked).toEqual(['Anna', 'nobody']);
});

import { expect, test } from 'vitest';
import { findCycles } from '../../../scripts/structure/cycles.ts';

const module = (path: string, ...imports: readonly { path: string; isOfTypes: boolean }[]) => ({
  path,
  imports,
});
const value = (path: string) => ({ path, isOfTypes: false });
const type = (path: string) => ({ path, isOfTypes: true });

test('modules that reach each other over others are one cycle, and who only looks on is none of it', () => {
  const modules = [
    module('a', value('b')),
    module('b', value('c')),
    module('c', value('a'), value('d')),
    module('d'),
    module('e', value('a')),
  ];
  expect(findCycles(modules, { withTypes: false })).toEqual([['a', 'b', 'c']]);
});

test('a way back that only brings types counts where types do', () => {
  const modules = [module('a', value('b')), module('b', type('a'))];
  expect(findCycles(modules, { withTypes: false })).toEqual([]);
  expect(findCycles(modules, { withTypes: true })).toEqual([['a', 'b']]);
});

import { expect, test } from 'vitest';
import { warningOfNode } from '../../src/cli/old-node.ts';

test.each([
  [
    '20.19.0',
    'This is Node 20.19.0, for which there have been no security fixes since April 2026. Take Node 24.',
  ],
  [
    '20.20.2',
    'This is Node 20.20.2, for which there have been no security fixes since April 2026. Take Node 24.',
  ],
  ['22.1.0', null],
  ['24.21.0', null],
  ['200.1.0', null],
])('whoever runs a Node without security fixes is told so: %s', (version, said) => {
  expect(warningOfNode(version)).toBe(said);
});

import { bundle } from '../scripts/bundle.mjs';

await bundle(
  ['bench/servers/bare.ts', 'bench/servers/familiar.ts', 'bench/servers/memory.ts'],
  'dist/bench',
  '[name]',
);

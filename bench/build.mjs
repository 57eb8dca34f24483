import { bundle } from '../scripts/bundle.mjs';

const servers = [
  'src/wiring/archive/archive-thread.ts',
  'bench/servers/bare.ts',
  'bench/servers/familiar.ts',
  'bench/servers/memory.ts',
];
await bundle(['bench/main.ts', ...servers], 'dist/bench', '[name]', ['autocannon']);

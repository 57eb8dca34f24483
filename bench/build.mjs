import { bundle } from '../scripts/bundle.mjs';

await bundle(['bench/servers/bare.ts', 'bench/servers/familiar.ts'], 'dist/bench', '[name]');

import { bundle } from '../scripts/bundle.mjs';

const servers = ['bare', 'durable-bare', 'familiar', 'memory'].map(name => `bench/servers/${name}.ts`);
await bundle(['bench/main.ts', 'src/wiring/archive/archive-thread.ts', ...servers], 'dist/bench', '[name]', [
  'autocannon',
]);

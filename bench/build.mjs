import { bundle } from '../scripts/bundle.mjs';

const servers = ['bare', 'durable-bare', 'familiar', 'memory'].map(name => `bench/servers/${name}.ts`);
await bundle(['bench/main.ts', ...servers], 'dist/bench', '[name]', ['autocannon']);

import { bundle, threads } from '../scripts/bundle.mjs';

const servers = ['bare', 'durable-bare', 'familiar', 'memory'].map(name => `bench/servers/${name}.ts`);
await bundle(['bench/main.ts', ...threads, ...servers], 'dist/bench', '[name]', ['autocannon']);

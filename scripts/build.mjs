// Bundles the service into few files: starting from them takes less than half the time of loading every module, and each
// command loads only its own. Before them stands another one that any version of Node can read, and says which it needs.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';

// Their names say what they hold, so that those of an earlier build would stay.
for (const file of existsSync('dist') ? readdirSync('dist') : [])
  if (file.startsWith('part-')) rmSync(`dist/${file}`);
await bundle(['src/cli/program.ts'], 'dist', 'program');
await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/familiar.js',
  format: 'esm',
  target: 'node12.20',
  bundle: true,
  plugins: [
    {
      name: 'beside',
      setup: it => it.onResolve({ filter: /program\.ts$/ }, () => ({ path: './program.js', external: true })),
    },
  ],
  logLevel: 'warning',
});

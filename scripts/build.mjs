// Bundles the service into few files: starting from them takes less than half the time of loading every
// module, and each command loads only its own. Another file starts them. Any version of Node can read it, and
// it says which version is needed.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { bundle, threads } from './bundle.mjs';
import { writeThirdParty } from './third-party.mjs';

// Their names say what they hold, so those of an earlier build would stay.
for (const file of existsSync('dist') ? readdirSync('dist') : [])
  if (file.startsWith('part-')) rmSync(`dist/${file}`);
const { metafile } = await bundle(['src/cli/program.ts', ...threads], 'dist', '[name]');
writeThirdParty(Object.keys(metafile.inputs), '.', 'dist/third-party-service.txt');
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

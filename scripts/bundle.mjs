// How every bundle of the project is made: the one that is shipped, and the servers that are measured.
import { build } from 'esbuild';

/** What is begun as a thread of its own. */
export const threads = ['src/wiring/archive/archive-thread.ts', 'src/store/sqlite/checkpoint-thread.ts'];

/** @param besides what else stays outside, by the names of packages */
export function bundle(entryPoints, outdir, entryNames, besides = []) {
  return build({
    entryPoints,
    outdir,
    entryNames,
    bundle: true,
    metafile: true,
    splitting: true,
    // Beside what begins, since what Familiar reads is found from where its code lies.
    chunkNames: 'part-[hash]',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    banner: {
      js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
    },
    // The databases' drivers stay outside: they are loaded only when their database is used, and one is
    // native. So do the decoder of MP3, which only an upload needs, and what only single sign-on does.
    external: [
      '@photostructure/sqlite',
      'mpg123-decoder',
      'mysql2',
      'openid-client',
      'pg',
      'pino',
      ...besides,
    ],
    logLevel: 'warning',
  });
}

// How every bundle of the project is made: the one that is shipped, and the servers that are measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** What is begun as a thread of its own. */
export const threads = ['src/wiring/archive/archive-thread.ts', 'src/store/sqlite/checkpoint-thread.ts'];

/** @param besides what else stays outside, by the names of packages */
export async function bundle(entryPoints, outdir, entryNames, besides = []) {
  const { outputFiles, metafile } = await build({
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
    write: false,
  });
  mkdirSync(outdir, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, narrow(text));
  return { metafile };
}

/**
 * V8 keeps the text of what it runs for as long as it runs, and a text with a single character beyond Latin-1 takes twice
 * the room: 4 MB of a service at rest. They are left in comments and regular expressions only, where `\u` means the same.
 */
function narrow(text) {
  const raw = /String\.raw`[^`]*[^\0-\xff]/.exec(text)?.[0];
  if (raw !== undefined) throw new Error(`Write characters beyond Latin-1 as \\u in ${raw}.`);
  return text.replaceAll(/[^\0-\xff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

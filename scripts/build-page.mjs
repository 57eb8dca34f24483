// Builds the page into dist/web and compresses its files. With --if-changed only where a source is newer than that.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist/web');
const sources = ['web', 'src/http/contract', 'package-lock.json'].map(path => join(root, path));

// Whoever builds, such as the tests: what is built is what users get.
process.env.NODE_ENV = 'production';

if (!process.argv.includes('--if-changed') || newest(sources) > newest([out])) {
  // Only here, since it takes half a second to load.
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web/vite.config.ts') });
  for (const file of filesIn(out)) compress(file);
}

function compress(file) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

function newest(paths) {
  return Math.max(0, ...paths.flatMap(filesIn).map(file => statSync(file).mtimeMs));
}

function filesIn(path) {
  const state = statSync(path, { throwIfNoEntry: false });
  if (state === undefined) return [];
  if (state.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

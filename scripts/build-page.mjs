// Builds the page into dist/web and compresses its files. With --if-changed only where a source is newer than
// that.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { writeThirdParty } from './third-party.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist/web');
const sources = ['web', 'src/http/contract', 'package-lock.json', 'scripts/build-page.mjs'].map(path =>
  join(root, path),
);

// Even if tests build the page: what is built is what users get.
process.env.NODE_ENV = 'production';

if (!process.argv.includes('--if-changed') || newest(sources) > newest([out])) {
  // Only here, since it takes half a second to load.
  const { build } = await import('vite');
  const { output } = await build({ configFile: join(root, 'web/vite.config.ts') });
  const modules = output.flatMap(({ moduleIds = [] }) => moduleIds);
  writeThirdParty(modules, root, join(root, 'dist/third-party-page.txt'));
  await buildWall();
  for (const file of filesIn(out)) compress(file);
}

/** The wall screen: one file, in the language that browsers of televisions understand. */
async function buildWall() {
  const { build: bundle } = await import('esbuild');
  const folder = join(root, 'web/wall');
  const options = {
    bundle: true,
    minify: true,
    charset: 'utf8',
    write: false,
    target: ['es2015', 'chrome53'],
  };
  const inside = async (file, more = {}) => {
    const { outputFiles } = await bundle({ ...options, ...more, entryPoints: [join(folder, file)] });
    return outputFiles[0].text.trim();
  };
  const [style, script] = [await inside('wall.css'), await inside('main.ts', { format: 'iife' })];
  const page = readFileSync(join(folder, 'wall.html'), 'utf8')
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`);
  writeFileSync(join(out, 'wall.html'), page);
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

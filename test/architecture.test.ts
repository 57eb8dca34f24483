import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCycles } from '../scripts/structure/cycles.ts';
import { readModules } from '../scripts/structure/read-modules.ts';
import { findBreaches, readImportTable, readSourceFiles } from './support/source-rules.ts';

const root = join(import.meta.dirname, '..');
const source = readSourceFiles(join(root, 'src'));
const table = readImportTable(readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8'));

test('the source is found, so that the next test does not pass for want of files', () => {
  expect(source.map(file => file.path)).toContain('routing/decide.ts');
});

test('no file of the source breaks a rule of the house', () => {
  expect(findBreaches(source, table)).toEqual([]);
});

test('no modules import each other in a circle, not even for types', () => {
  const modules = readModules(root, ['src', 'web', 'bench', 'chaos', 'scripts', 'test']);
  expect(modules.length).toBeGreaterThan(1_000);
  expect(findCycles(modules, { withTypes: true })).toEqual([]);
});

test.each([
  {
    rule: 'the core imports nothing but itself',
    path: 'routing/decide.ts',
    text: `import { take } from '../app/calls/take-call.ts';`,
    breach: 'imports app/calls/take-call.ts; routing may import only routing, domain, switchboard',
  },
  {
    rule: 'the core imports no package',
    path: 'routing/decide.ts',
    text: `import { z } from 'zod';`,
    breach: 'imports the package zod; routing imports none',
  },
  {
    rule: 'the core imports no module of Node either',
    path: 'routing/chance.ts',
    text: `import { createHash } from 'node:crypto';`,
    breach: 'imports the package node:crypto; routing imports none',
  },
  {
    rule: 'the core has no clock',
    path: 'routing/decide.ts',
    text: 'const now = Date.now();',
    breach: 'uses Date.now; the core gets time and chance as arguments',
  },
  {
    rule: 'an adapter sees the interfaces of the shell, not the shell',
    path: 'store/open-store.ts',
    text: `import type { Store } from '../app/ports/store.ts';\nimport { take } from '../app/calls/take-call.ts';`,
    breach: 'imports app/calls/take-call.ts; store may import only store, domain, switchboard, app/ports',
  },
  {
    rule: 'adapters do not import each other, not even lazily',
    path: 'sipgate/rest-client.ts',
    text: `const store = await import('../store/open-store.ts');`,
    breach: 'imports store/open-store.ts; sipgate may import only sipgate, domain, app/ports',
  },
  {
    rule: 'the calendar serves the core and knows nothing of the shell',
    path: 'calendar/ics.ts',
    text: `import type { Store } from '../app/ports/store.ts';`,
    breach: 'imports app/ports/store.ts; calendar may import only calendar, domain, pace',
  },
  {
    rule: 'the emulator shares no code with the service',
    path: 'emulator/push.ts',
    text: `export { parsePushEvent } from '../sipgate/push-event.ts';`,
    breach: 'imports sipgate/push-event.ts; emulator may import only emulator',
  },
  {
    rule: 'only config reads the environment',
    path: 'http/server.ts',
    text: 'const port = process.env.PORT;',
    breach: 'reads process.env; only config reads the environment',
  },
  {
    rule: 'only the command line prints',
    path: 'app/calls/take-call.ts',
    text: `console.log('hello');`,
    breach: 'uses console; only cli prints',
  },
  {
    rule: 'only the command line ends the process',
    path: 'http/server.ts',
    text: 'process.exitCode = 1;',
    breach: 'ends the process; only cli does',
  },
  {
    rule: 'an import over several lines counts as well',
    path: 'routing/decide.ts',
    text: `import {\n  type Store,\n} from '../app/ports/store.ts';`,
    breach: 'imports app/ports/store.ts; routing may import only routing, domain, switchboard',
  },
  {
    rule: 'so does one for its effect alone',
    path: 'emulator/push.ts',
    text: `import '../service.ts';`,
    breach: 'imports service.ts; emulator may import only emulator',
  },
  {
    rule: 'files stay small',
    path: 'app/calls/take-call.ts',
    text: 'const one = 1;\n'.repeat(251),
    breach: 'has 251 lines; the limit is 250',
  },
  {
    rule: 'files are named in kebab-case',
    path: 'app/calls/takeCall.ts',
    text: '',
    breach: 'is not kebab-case',
  },
  {
    rule: 'a new folder states its directions',
    path: 'helpers/misc.ts',
    text: '',
    breach: 'stands in no part that the table in ARCHITECTURE knows',
  },
])('$rule', ({ path, text, breach }) => {
  expect(findBreaches([{ path, text }], table)).toEqual([`${path} ${breach}`]);
});

test('what a comment mentions is no breach', () => {
  const text = `/** Never Date.now(), see '../app/x.ts'. */\n  // import { z } from 'zod';\nexport const a = 1;`;
  expect(findBreaches([{ path: 'routing/decide.ts', text }], table)).toEqual([]);
});

test('a test stands in the folder that mirrors the folder of what it tests', () => {
  const folders = new Set(source.flatMap(({ path }) => foldersOf(path)));
  const tests = readSourceFiles(join(root, 'test')).filter(({ path }) => path.endsWith('.test.ts'));
  const ofSource = tests.filter(({ path }) => !standApart.includes(path.split('/')[0] ?? ''));
  expect(ofSource.length).toBeGreaterThan(200);
  expect(ofSource.map(({ path }) => folderOf(path)).filter(folder => !folders.has(folder))).toEqual([]);
});

/** Tests of the whole, of the page, of what stands beside the source, and of the source as such. */
const standApart = [
  'end-to-end',
  'web',
  'docs',
  'scripts',
  'bench',
  'architecture.test.ts',
  'containers.test.ts',
];

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** All folders above a file. */
function foldersOf(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [folder, ...foldersOf(folder)];
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

/** A file below `src/`, its path seen from there, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a part of the source may import besides itself; `packages` covers npm packages and `node:` modules. */
interface Directions {
  readonly parts: readonly string[];
  readonly packages: boolean;
}

/** A part is a folder of `src/`, or a single file where the import of just that file is meant. */
const directions: Readonly<Record<string, Directions>> = {
  acd: { parts: [], packages: false },
  app: { parts: ['acd', 'plan', 'turns.ts'], packages: true },
  'turns.ts': { parts: [], packages: true },
  'phone-spelling.ts': { parts: ['acd', 'plain-spelling.ts'], packages: true },
  'plain-spelling.ts': { parts: [], packages: false },
  calendar: { parts: ['acd', 'turns.ts'], packages: true },
  announcements: { parts: ['acd', 'turns.ts'], packages: true },
  plan: { parts: ['acd', 'calendar', 'turns.ts', 'phone-spelling.ts'], packages: true },
  sipgate: { parts: ['acd', 'app/ports.ts', 'app/import-ports.ts'], packages: true },
  store: {
    parts: ['acd', 'app/ports.ts', 'app/import-ports.ts', 'app/page-ports.ts', 'app/plan-ports.ts'],
    packages: true,
  },
  csv: { parts: ['acd', 'app/import-ports.ts', 'phone-spelling.ts'], packages: true },
  http: { parts: ['acd', 'app', 'plan', 'sipgate', 'announcements'], packages: true },
  config: { parts: ['acd', 'store/database-config.ts', 'phone-spelling.ts'], packages: true },
  'configured-calendars.ts': { parts: ['app', 'calendar', 'config'], packages: true },
  'configured-roster.ts': { parts: ['acd', 'app', 'sipgate', 'config'], packages: true },
  'configured-store.ts': { parts: ['acd', 'app', 'plan', 'store', 'config'], packages: true },
  'configured-files.ts': { parts: ['announcements', 'sipgate', 'config'], packages: true },
  'create-context.ts': { parts: ['acd', 'app', 'calendar', 'config'], packages: true },
  'service.ts': {
    parts: [
      'create-context.ts',
      'configured-calendars.ts',
      'configured-roster.ts',
      'configured-store.ts',
      'acd',
      'app',
      'calendar',
      'announcements',
      'plan',
      'sipgate',
      'store',
      'http',
      'config',
      '../package.json',
    ],
    packages: true,
  },
  'past-calls.ts': {
    parts: ['acd', 'app', 'sipgate', 'store', 'config', 'phone-spelling.ts'],
    packages: true,
  },
  emulator: { parts: [], packages: true },
  cli: {
    parts: [
      'service.ts',
      'create-context.ts',
      'configured-calendars.ts',
      'configured-roster.ts',
      'configured-store.ts',
      'configured-files.ts',
      'config',
      'acd',
      'app',
      'calendar',
      'announcements',
      'plan',
      'csv',
      'past-calls.ts',
      'phone-spelling.ts',
      'emulator',
      '../package.json',
    ],
    packages: true,
  },
};

const impure = /\b(Date\.now|new Date\(\)|Math\.random|fetch\(|process\.|set(Timeout|Interval|Immediate)\()/;
const maxLines = 250;

export function readSourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({
      path: relative(folder, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

/** Every breach of the house rules, one sentence each, beginning with the file. */
export function findBreaches(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(file => {
    const code = withoutComments(file.text);
    return [...importBreaches(file.path, code), ...contentBreaches(file, code)].map(
      breach => `${file.path} ${breach}`,
    );
  });
}

function importBreaches(path: string, code: string): readonly string[] {
  const part = partOf(path);
  const allowed = directions[part];
  if (allowed === undefined) return [`stands in no part that the table of directions knows`];
  return importsOf(code).flatMap(specifier => {
    if (!specifier.startsWith('.')) {
      return allowed.packages ? [] : [`imports the package ${specifier}; ${part} imports none`];
    }
    const target = posix.join(dirname(path), specifier);
    const isAllowed = [part, ...allowed.parts].some(it => target === it || target.startsWith(`${it}/`));
    return isAllowed ? [] : [`imports ${target}; ${part} may import only ${allowedList(part, allowed)}`];
  });
}

function allowedList(part: string, allowed: Directions): string {
  return [part, ...allowed.parts].join(', ');
}

function contentBreaches({ path, text }: SourceFile, code: string): readonly string[] {
  const part = partOf(path);
  const lines = text.trimEnd().split('\n').length;
  const impurity = part === 'acd' ? impure.exec(code)?.[0] : undefined;
  return [
    ...(impurity === undefined ? [] : [`uses ${impurity}; the core gets time and chance as arguments`]),
    ...(lines > maxLines ? [`has ${lines} lines; the limit is ${maxLines}`] : []),
    ...(/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path) ? [] : ['is not kebab-case']),
    ...(part !== 'config' && /\bprocess\.env\b/.test(code)
      ? ['reads process.env; only config reads the environment']
      : []),
    ...(part !== 'cli' && /\bprocess\.exit/.test(code) ? ['ends the process; only cli does'] : []),
    ...(part !== 'cli' && /\bconsole\.\w/.test(code) ? ['uses console; only cli prints'] : []),
  ];
}

function partOf(path: string): string {
  return path.split('/')[0] ?? path;
}

const importForms = [
  /^import\s(?:[^;'"]*?\bfrom\s*)?['"]([^'"]+)['"]/gm,
  /^export\b[^;'"=(]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

function importsOf(code: string): readonly string[] {
  return importForms.flatMap(form => [...code.matchAll(form)].map(match => match[1] ?? ''));
}

/** Block comments, and line comments that begin a line: enough here, and blind to `//` inside of strings. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

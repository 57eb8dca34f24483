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

/** What each part of the source may import, by part: a folder of `src/`, or a single file of it. */
export type ImportTable = ReadonlyMap<string, Directions>;

/** Reads the table under "Who may import whom", in which parts stand in backticks. */
export function readImportTable(architecture: string): ImportTable {
  const [, section = ''] = /## Who may import whom\n([\s\S]*?)(?=\n## )/.exec(architecture) ?? [];
  const rows = [...section.matchAll(/^\| (`.*?) \| (.*?) \|$/gm)];
  return new Map(
    rows.flatMap(([, named = '', allowed = '']) => {
      const directions = { parts: inBackticks(allowed), packages: !allowed.includes('no packages') };
      return inBackticks(named).map(part => [part, directions] as const);
    }),
  );
}

function inBackticks(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, part = '']) => part);
}

/** The parts that get time and chance as arguments. */
const core: ReadonlySet<string> = new Set(['domain', 'switchboard', 'routing', 'wording', 'analysis']);

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
export function findBreaches(files: readonly SourceFile[], table: ImportTable): readonly string[] {
  return files.flatMap(file => {
    const code = withoutComments(file.text);
    return [...importBreaches(file.path, code, table), ...contentBreaches(file, code)].map(
      breach => `${file.path} ${breach}`,
    );
  });
}

function importBreaches(path: string, code: string, table: ImportTable): readonly string[] {
  const part = partOf(path);
  const allowed = table.get(part);
  if (allowed === undefined) return ['stands in no part that the table in ARCHITECTURE knows'];
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
  const impurity = core.has(part) ? impure.exec(code)?.[0] : undefined;
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

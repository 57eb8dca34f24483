import {
  type Document,
  type DocumentOptions,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type ParseOptions,
  parseDocument,
  type ScalarTag,
  type SchemaOptions,
  visit,
} from 'yaml';
import type { PlanProblem } from './plan-problem.ts';
import { bothLanguages, remedy } from './remedy.ts';

/** The most bytes of YAML that are read. */
export const maxYamlBytes = 2 * 1024 * 1024;

export type ReadYaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly tree: Document;
      /** The line, from 1, of the value at a path; that of its parent where there is none. */
      lineOf(path: readonly PropertyKey[]): number;
    }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Reads YAML 1.2 without what makes it dangerous: no aliases, no tags, no keys given twice. What looks like a
 * phone number stays a text, so nobody has to think of quotes.
 */
export function readYaml(text: string): ReadYaml {
  if (Buffer.byteLength(text) > maxYamlBytes) return refuse([tooLarge(Buffer.byteLength(text))]);
  if (isNestedTooDeeply(text)) return refuse([problemAt(1, nestLess)]);
  const lineCounter = new LineCounter();
  const tree = parseDocument(text, { ...dialect, lineCounter });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const problems = [
    ...tree.errors
      .slice(0, maxErrors)
      .map(error => problemAt(lineAt(error.pos[0]), syntaxRemedies[error.code] ?? sayAs(error.message))),
    ...tree.warnings.map(warning => problemAt(lineAt(warning.pos[0]), tagRemedy)),
    ...forbidden(tree).map(({ offset, message }) => problemAt(lineAt(offset), message)),
  ];
  if (problems.length > 0) return refuse(problems);
  const lineOf = (path: readonly PropertyKey[]): number => {
    const offset = offsetOf(tree, path);
    return offset === null ? 1 : lineAt(offset);
  };
  return { ok: true, value: tree.toJS(), tree, lineOf };
}

/** Errors after the first few are mostly their consequence. */
const maxErrors = 10;

/**
 * Far more than a document needs; each bracket that is left open costs the reader of YAML more than the one
 * before.
 */
const maxBrackets = 100;

function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > maxBrackets) return true;
  }
  return false;
}

/** Numbers of eight or more digits, or with a leading plus or zero, are phone numbers. */
const plainInteger: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: value => Number.isInteger(value),
  test: /^-?(0|[1-9]\d{0,6})$/,
  resolve: Number,
};

const plainDecimal: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: value => typeof value === 'number',
  test: /^-?\d+\.\d+$/,
  resolve: Number,
};

export const dialect: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'failsafe',
  customTags: ['null', 'bool', plainInteger, plainDecimal],
  prettyErrors: false,
};

function refuse(problems: readonly PlanProblem[]): ReadYaml {
  return { ok: false, problems };
}

function tooLarge(bytes: number): PlanProblem {
  return {
    path: '',
    line: null,
    value: `${Math.ceil(bytes / 1024)} KiB of YAML`,
    remedy: bothLanguages(sizeRemedy),
  };
}

const sizeRemedy = remedy('give at most 2048 KiB', 'geben Sie höchstens 2048 KiB an');

function problemAt(line: number, message: string): PlanProblem {
  return { path: '', line, value: unreadable, remedy: bothLanguages(message) };
}

const unreadable = 'no readable YAML';

function sayAs(message: string): string {
  return message.replace(/\.$/, '').replace(/^./, first => first.toLowerCase());
}

const nestLess = remedy('nest less deeply', 'verschachteln Sie weniger tief');
const syntaxRemedies: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: remedy(
    'indent with spaces, not with tabs',
    'rücken Sie mit Leerzeichen ein, nicht mit Tabulatoren',
  ),
  DUPLICATE_KEY: remedy('give each name once', 'nennen Sie jeden Namen nur einmal'),
  MULTIPLE_DOCS: remedy(
    'give one document, without "---" inside',
    'geben Sie nur ein Dokument an, ohne „---“ darin',
  ),
  RESOURCE_EXHAUSTION: nestLess,
};

interface Forbidden {
  readonly offset: number;
  readonly message: string;
}

/** Aliases can make gigabytes of a page of text. */
function forbidden(tree: Document): readonly Forbidden[] {
  const found: Forbidden[] = [];
  const add = (node: unknown, message: string): symbol => {
    found.push({ offset: isNode(node) ? (node.range?.[0] ?? 0) : 0, message });
    return visit.BREAK;
  };
  visit(tree, {
    Alias: (_, node) => add(node, aliasRemedy),
    Pair(_, { key }) {
      return isScalar(key) && typeof key.value !== 'object' ? undefined : add(key, keyRemedy);
    },
  });
  return found;
}

const aliasRemedy = remedy(
  'write it out where it is used: references such as *name are not read',
  'schreiben Sie es aus, wo es gebraucht wird: Verweise wie *name werden nicht gelesen',
);
const tagRemedy = remedy('leave out what begins with "!"', 'lassen Sie weg, was mit „!“ beginnt');
const keyRemedy = remedy('give a text as the name', 'geben Sie als Namen einen Text an');

function offsetOf(tree: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const parent = tree.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(item => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? null;
    }
    const node = tree.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? null;
  }
  return null;
}

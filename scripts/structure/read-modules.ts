import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { type Function as FunctionNode, type Program, parseSync, Visitor } from 'oxc-parser';

/** A file of TypeScript as the house is measured by it. */
export interface Module {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** How many names it exports. */
  readonly exports: number;
  /** How many lines each of its functions has, methods and arrows with a body included. */
  readonly functions: readonly number[];
}

/** An import of another module of the project. */
interface Import {
  readonly path: string;
  /** Whether nothing of it is left when the types are taken away. */
  readonly isOfTypes: boolean;
}

/** All modules in these folders of `root`, which import each other by paths that end in `.ts` or `.tsx`. */
export function readModules(root: string, folders: readonly string[]): readonly Module[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort()
      .map(path => readModule(path, readFileSync(join(root, path), 'utf8'))),
  );
}

function readModule(path: string, text: string): Module {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} can't be read: ${errors[0]?.message}`);
  const from = (specifier: string): string => posix.join(posix.dirname(path), specifier);
  const isOwn = (specifier: string): boolean => /^\.{1,2}\/.*\.tsx?$/.test(specifier);
  return {
    path,
    lines: linesOf(text),
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries }) => ({
        specifier: moduleRequest.value,
        isOfTypes: entries.length > 0 && entries.every(({ isType }) => isType),
      })),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest, isType }) =>
          moduleRequest ? [{ specifier: moduleRequest.value, isOfTypes: isType }] : [],
        ),
      ),
      ...module.dynamicImports.map(({ moduleRequest }) => ({
        specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
        isOfTypes: false,
      })),
    ]
      .filter(({ specifier }) => isOwn(specifier))
      .map(({ specifier, isOfTypes }) => ({ path: from(specifier), isOfTypes })),
    exports: module.staticExports.reduce((sum, { entries }) => sum + entries.length, 0),
    functions: functionsIn(program, text),
  };
}

function functionsIn(program: Program, text: string): readonly number[] {
  const lengths: number[] = [];
  const take = ({ start, end }: { readonly start: number; readonly end: number }): void => {
    lengths.push(linesOf(text.slice(start, end)));
  };
  new Visitor({
    FunctionDeclaration: (node: FunctionNode) => take(node),
    FunctionExpression: (node: FunctionNode) => take(node),
    ArrowFunctionExpression(node) {
      if (node.body.type === 'BlockStatement') take(node);
    },
  }).visit(program);
  return lengths;
}

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length;
}

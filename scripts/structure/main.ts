// The structure in figures, to compare with another state: `npm run structure`, or `npm run structure --
// FOLDER` for the checkout in another folder.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findCycles, reachable } from './cycles.ts';
import { type Module, readModules } from './read-modules.ts';

const root = resolve(process.argv[2] ?? '.');
const modules = readModules(
  root,
  ['src', 'web'].filter(folder => existsSync(join(root, folder))),
);
const lines = new Map(modules.map(({ path, lines }) => [path, lines]));

const values = findCycles(modules, { withTypes: false });
const types = findCycles(modules, { withTypes: true });
const tour = readTour();
const webhook = modules.find(({ path }) => /^src\/http\/.*\bwebhook\.ts$/.test(path))?.path ?? '';

console.log(`files                       ${modules.length}
lines                       ${sum(modules)}
lines of a file             ${spread(modules.map(one => one.lines))}
lines of a function         ${spread(modules.flatMap(one => one.functions))}
imports of a file           ${spread(modules.map(one => one.imports.length))}
exported names              ${modules.reduce((total, one) => total + one.exports, 0)}
folders                     ${new Set(modules.map(folderOf)).size}
files in a folder           ${spread([...byFolder().values()].map(files => files.length))}
cycles of values            ${values.length} (${values.flat().length} files)
cycles of types             ${types.length} (${types.flat().length} files)
reading tour                ${amount(tour)}
  and what it imports       ${amount(importedBy(tour))}
reached from the webhook    ${amount([...reached(webhook)])}

lines by folder`);
for (const [folder, files] of [...byFolder()].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(sum(files)).padStart(7)}  ${String(files.length).padStart(4)} files  ${folder}`);

/** The files that the README names on the way of a call. */
function readTour(): readonly string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return [...new Set([...text.matchAll(/`(src\/[^`]+\.ts)`/g)].map(([, path = '']) => path))];
}

/** What these import besides each other, types included. */
function importedBy(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(importsOf))].filter(path => !paths.includes(path));
}

function importsOf(path: string): readonly string[] {
  return modules.find(one => one.path === path)?.imports.map(one => one.path) ?? [];
}

/** By imports of values: what runs. */
function reached(from: string): ReadonlySet<string> {
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter(({ isOfTypes }) => !isOfTypes).map(one => one.path),
    ]),
  );
  return new Set([from, ...reachable(from, targets)]);
}

function byFolder(): ReadonlyMap<string, readonly Module[]> {
  const folders = new Map<string, Module[]>();
  for (const one of modules) folders.set(folderOf(one), [...(folders.get(folderOf(one)) ?? []), one]);
  return folders;
}

function folderOf({ path }: Module): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function sum(files: readonly Module[]): number {
  return files.reduce((total, one) => total + one.lines, 0);
}

function amount(paths: readonly string[]): string {
  return `${paths.length} files, ${paths.reduce((total, path) => total + (lines.get(path) ?? 0), 0)} lines`;
}

function spread(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `median ${at(0.5)}, p90 ${at(0.9)}, max ${at(1)}`;
}

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Words that code has in another form only. */
const inAnotherForm: ReadonlyMap<string, string> = new Map([
  ['call distribution (ACD)', 'names the field of the whole product, not a thing in it'],
  ['expiry', 'expires'],
  ['reconciliation', 'reconcile'],
]);

const glossary = readFileSync('docs/GLOSSARY.md', 'utf8');
const entries = glossary
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| Word'))
  .map(line => line.split('|')[1]?.trim() ?? '');

test('no word is explained twice', () => {
  expect(entries.filter((word, index) => entries.indexOf(word) !== index)).toEqual([]);
});

test('every word that is explained occurs in the code', () => {
  const code = ` ${wordsOf(['src', 'web/src'].flatMap(sourcesIn).map(withoutComments).join('\n'))} `;
  const unused = entries
    .filter(entry => !inAnotherForm.has(entry))
    .flatMap(entry => entry.replace(/ \(.*\)/, '').split(', '))
    .filter(word => !code.includes(` ${wordsOf(word)} `) && !code.includes(` ${wordsOf(word)}s `));
  expect(unused).toEqual([]);
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => readFileSync(`${folder}/${path}`, 'utf8'));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*/g, ' ');
}

/** Identifiers and texts as words in lower case: `firstToPickUp` is "first to pick up". */
function wordsOf(text: string): string {
  return (text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? []).join(' ').toLowerCase();
}

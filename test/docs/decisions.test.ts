import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/docs/documents.ts';

const folder = join(root, 'docs/decisions');
const index = readFileSync(join(folder, 'README.md'), 'utf8');

interface Decision {
  readonly number: string;
  readonly file: string;
  readonly title: string;
  /** What stands below the title; null: no status. */
  readonly status: string | null;
}

const decisions: readonly Decision[] = readdirSync(folder)
  .filter(file => /^\d{4}-.*\.md$/.test(file))
  .sort()
  .map(file => {
    const text = readFileSync(join(folder, file), 'utf8');
    const [, number = '', title = ''] = /^# (\d{4}):? (.*)\n/.exec(text) ?? [];
    const [, status = null] = /^.*\n\nStatus: ([\s\S]*?)\n\n/.exec(text) ?? [];
    return { number, file, title, status };
  });

const rows = [...index.matchAll(/^\| \[(\d{4})\]\(([^)]+)\) \| (.*) \| (.*) \|$/gm)].map(
  ([, number = '', file = '', title = '', status = '']) => ({ number, file, title, status }),
);

/** Each decision that a status says is superseded: by another one, or by this one. */
function superseding({ number, status }: Pick<Decision, 'number' | 'status'>): {
  readonly by: readonly string[];
  readonly of: readonly string[];
} {
  // A clause goes to the next one, whatever it says of parts meanwhile.
  const clauses = (status ?? '').split(/;|\.\s|\.$/);
  const pairs = (pattern: RegExp): readonly string[] =>
    clauses
      .filter(clause => pattern.test(clause))
      .flatMap(clause => clause.match(/(?<![\d-])0\d{3}(?![\d-])/g) ?? []);
  return {
    by: pairs(/\bsuperseded\b/i).map(later => `${later} supersedes ${number}`),
    of: pairs(/\b(supersedes|replaces)\b/i).map(earlier => `${number} supersedes ${earlier}`),
  };
}

test('the index names every decision once, in order, by its title', () => {
  const named = ({ number, file, title }: Omit<Decision, 'status'>): string => `${number} ${file} ${title}`;
  expect(decisions.length).toBeGreaterThan(40);
  expect(rows.map(named)).toEqual(decisions.map(named));
});

test('a decision bears the number of its file, and no two the same', () => {
  expect(decisions.map(({ number }) => number)).toEqual(decisions.map(({ file }) => file.slice(0, 4)));
  expect(new Set(decisions.map(({ number }) => number)).size).toBe(decisions.length);
});

test('the index says of every missing number why it is missing', () => {
  const last = Number(decisions.at(-1)?.number);
  const all = Array.from({ length: last }, (_, before) => String(before + 1).padStart(4, '0'));
  const missing = all.filter(number => decisions.every(decision => decision.number !== number));
  const said = index.slice(index.lastIndexOf('|'));
  expect(missing.filter(number => !said.includes(number))).toEqual([]);
});

test('a decision says since when it is accepted, or what has superseded it', () => {
  const wrong = decisions.filter(
    ({ status }) => !/^(accepted, \d{4}-\d\d-\d\d|superseded by \[0\d{3}\])/i.test(status ?? ''),
  );
  expect(wrong.map(({ file, status }) => `${file}: ${status}`)).toEqual([]);
});

describe('superseding', () => {
  test('is told by both, the one that is superseded and the one that supersedes it', () => {
    const said = decisions.map(superseding);
    const told = (which: 'by' | 'of'): readonly string[] => said.flatMap(one => one[which]).sort();
    expect(told('by').length).toBeGreaterThan(5);
    expect(told('by')).toEqual(told('of'));
  });

  test('stands in the index as in the decision', () => {
    const word = (status: string | null): string => (/^\w+/.exec(status ?? '') ?? [''])[0].toLowerCase();
    const seen = ({ number, status }: Pick<Decision, 'number' | 'status'>) =>
      [number, word(status), ...superseding({ number, status }).by].join(' ');
    expect(rows.map(seen)).toEqual(decisions.map(seen));
  });
});

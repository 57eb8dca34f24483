import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeChecks } from '../../../../src/app/health/checks/all-checks.ts';

test.each([
  ['docs/operating.md', 'en'],
  ['docs/de/betrieb.md', 'de'],
] as const)(
  '%s lists every check, in the order of the code, with what it looks at',
  async (file, language) => {
    const text = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
    const [, table = ''] = /^\| (?:Check|Prüfung) \|.*\n\|---\|---\|\n((?:\|.*\n)+)/m.exec(text) ?? [];
    const rows = [...describeChecks()].map(([name, about]) => `| \`${name}\` | ${about[language]} |\n`);
    expect(table).toBe(rows.join(''));
  },
);

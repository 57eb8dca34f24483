import type { TableReport } from '../../csv/call-table.ts';
import type { Language } from '../../domain/language.ts';
import { type ImportWords, importWords } from './import-words.ts';

interface Described {
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/** What a table contains, and what looks wrong with it, one sentence each. */
export function describeReport(
  report: TableReport,
  { timeZone, now, language }: Described,
): readonly string[] {
  const { rows, calls, twice, never, overlapping, earliest, latest, rejected, totalLines } = report;
  const words = importWords[language];
  const period =
    earliest === null || latest === null
      ? null
      : { from: day(earliest, timeZone), to: day(latest, timeZone) };
  return [
    words.rows(rows, calls, period),
    ...describeCountries(report, words),
    ...(rejected === 0 ? [] : [words.unusable(rejected)]),
    ...(latest !== null && latest > now ? [words.notYet(day(latest, timeZone))] : []),
    ...describeUnknown(report, words),
    ...(totalLines.length === 0 ? [] : [words.totals(totalLines, totalLines.slice(0, shown).join(', '))]),
    ...(twice === 0 ? [] : [words.twice(twice, timeZone)]),
    ...(never === 0 ? [] : [words.never(never, timeZone)]),
    ...(overlapping === 0 ? [] : [words.overlapping(overlapping)]),
  ];
}

/** From this share on, a table is of one country, and others in it are worth a look. */
const mostlyShare = 0.8;
const shown = 10;

function describeCountries({ countries, calls }: TableReport, words: ImportWords): readonly string[] {
  const names = new Intl.DisplayNames(words.locale, { type: 'region' });
  const nameOf = (country: string): string =>
    country === '?' ? words.noCountry : (names.of(country) ?? country);
  const found = [...countries].sort(([, a], [, b]) => b.calls - a.calls);
  const [most, ...others] = found;
  if (most === undefined) return [];
  const all = found.slice(0, shown).map(([country, one]) => `${nameOf(country)} ${words.count(one.calls)}`);
  const list = words.countries(all.join(', '), Math.max(0, found.length - shown));
  if (others.length === 0 || most[1].calls < calls * mostlyShare) return [list];
  const odd = others
    .slice(0, shown)
    .map(([country, { line }]) => `${nameOf(country)} (${words.line} ${line})`);
  return [list, words.odd(nameOf(most[0]), odd.join(', '))];
}

function describeUnknown({ unknownAgents }: TableReport, words: ImportWords): readonly string[] {
  if (unknownAgents.size === 0) return [];
  const found = [...unknownAgents].sort(([, a], [, b]) => b - a).slice(0, shown);
  const [[first = ''] = []] = found;
  const list = found.map(([name, rows]) => `"${name}" (${words.count(rows)})`).join(', ');
  return [words.unknown(list, first)];
}

function day(at: number, timeZone: string): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone });
}

import type { TableReport } from '../../csv/call-table.ts';
import { count } from './summary.ts';

/** What a table contains, and what looks wrong with it, one sentence each. */
export function describeReport(report: TableReport, timeZone: string, now: number): readonly string[] {
  const { rows, calls, twice, never, overlapping, earliest, latest, rejected, totalLines } = report;
  const period =
    earliest === null || latest === null
      ? ''
      : `, from ${day(earliest, timeZone)} to ${day(latest, timeZone)}`;
  return [
    `${count(rows)} rows, ${count(calls)} of them calls that an agent took${period}.`,
    ...describeCountries(report),
    ...(rejected === 0 ? [] : [`${count(rejected)} rows can't be used.`]),
    ...(latest !== null && latest > now
      ? [`the latest call is on ${day(latest, timeZone)}, which has not come yet; are the dates right?`]
      : []),
    ...describeUnknown(report),
    ...describeTotals(totalLines),
    ...(twice === 0
      ? []
      : [
          `${count(twice)} calls are of an hour that the clock in ${timeZone} showed twice; they count as of the first.`,
        ]),
    ...(never === 0
      ? []
      : [
          `${count(never)} calls are of an hour that the clock in ${timeZone} left out; is --time-zone right?`,
        ]),
    ...(overlapping === 0
      ? []
      : [
          `${count(overlapping)} calls overlap with another one of the same agent; are agents and times right?`,
        ]),
  ];
}

/** From this share on, a table is of one country, and others in it are worth a look. */
const mostlyShare = 0.8;
const shown = 10;

function describeCountries({ countries, calls }: TableReport): readonly string[] {
  const found = [...countries].sort(([, a], [, b]) => b.calls - a.calls);
  const [most, ...others] = found;
  if (most === undefined) return [];
  const all = found.slice(0, shown).map(([country, one]) => `${nameOf(country)} ${count(one.calls)}`);
  const more = found.length > shown ? `, and ${count(found.length - shown)} other countries` : '';
  const list = `callers by country, in calls: ${all.join(', ')}${more}.`;
  if (others.length === 0 || most[1].calls < calls * mostlyShare) return [list];
  const odd = others.slice(0, shown).map(([country, { line }]) => `${nameOf(country)} (line ${line})`);
  return [list, `nearly all are of ${nameOf(most[0])}; are those of ${odd.join(', ')} right?`];
}

const names = new Intl.DisplayNames('en', { type: 'region' });

function nameOf(country: string): string {
  return country === '?' ? 'no country' : (names.of(country) ?? country);
}

function describeTotals(lines: readonly number[]): readonly string[] {
  const list = lines.slice(0, shown).join(', ');
  if (lines.length === 0) return [];
  return [
    lines.length === 1
      ? `line ${list} sums up others, and is no call.`
      : `lines ${list} sum up others, and are no calls.`,
  ];
}

function describeUnknown({ unknownAgents }: TableReport): readonly string[] {
  if (unknownAgents.size === 0) return [];
  const found = [...unknownAgents].sort(([, a], [, b]) => b - a).slice(0, shown);
  const [[first = ''] = []] = found;
  const list = found.map(([name, rows]) => `"${name}" (${count(rows)})`).join(', ');
  return [
    `no agent is called ${list}: say who that is, as in --agent "${first}=w0", or leave these rows out.`,
  ];
}

function day(at: number, timeZone: string): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone });
}

import type { Beside } from './measure.ts';

const heads = ['beside', 'took', 'worst', 'p99', 'of idle', 'newCall worst', 'p99', 'calls'];
const countHeads = ['refused', 'failed', 'without the database', 'outcome'];

/** The table in Markdown, in which everything is compared with the first row, when nothing was done. */
export function renderTable(rows: readonly Beside[]): string {
  const idleMs = rows[0]?.all.p99Ms ?? 0;
  const lines = rows.map(row => cellsOf(row, idleMs));
  const all = [...heads, ...countHeads];
  const rule = all.map((_, column) => (column === 0 || column === all.length - 1 ? '---' : '--:'));
  return [all, rule, ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(row: Beside, idleMs: number): string[] {
  const { name, tookMs, all, newCall, calls, refused, failed, decidedWithoutDatabase, outcome } = row;
  return [
    `\`${name}\``,
    spell(tookMs),
    spell(all.worstMs),
    spell(all.p99Ms),
    (all.p99Ms / idleMs).toFixed(1),
    spell(newCall.worstMs),
    spell(newCall.p99Ms),
    ...[calls, refused, failed, decidedWithoutDatabase].map(String),
    outcome.replaceAll('|', '/').split('\n')[0] ?? '',
  ];
}

function spell(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

import type { MeasureName } from '../../../analysis/measures/measure-names.ts';
import type { Comparison } from '../../../app/page/compare-policies.ts';
import type { Language } from '../../../domain/language.ts';
import { createFigures } from '../figures.ts';
import type { Report } from '../report.ts';
import type { ReportTable } from '../report-table.ts';
import { reportWords } from '../words.ts';
import { barChart } from './bar-chart.ts';
import { escapeHtml } from './escape.ts';
import { style } from './style.ts';

const pictured: readonly MeasureName[] = ['answered', 'familiar', 'top', 'ownShare'];

/** A report as one page that needs nothing else: no script, no font, no picture from anywhere. */
export function renderPage(report: Report, comparison: Comparison, language: Language): string {
  const words = reportWords[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Familiar: ${escapeHtml(report.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(report.title)}</h1>
<p>${escapeHtml(report.span)}</p>
${report.sentences.map(sentence => `<p class="sentence">${escapeHtml(sentence)}</p>`).join('\n')}
${charts(comparison, language)}
${report.tables.map(renderTable).join('\n')}
<h2>${escapeHtml(words.formulaHeading)}</h2>
<dl>${report.formulas.map(([name, formula]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(formula)}</dd>`).join('\n')}</dl>
<h2>${escapeHtml(words.limits)}</h2>
<ul>${report.limits.map(limit => `<li>${escapeHtml(limit)}</li>`).join('\n')}</ul>
</main>
</body>
</html>
`;
}

function charts({ recorded, runs }: Comparison, language: Language): string {
  const words = reportWords[language];
  const figures = createFigures(words.locale);
  const all = [{ ...recorded, name: words.recorded }, ...runs];
  return pictured
    .map(name =>
      barChart(
        words.columns[name],
        all.map(run => {
          const estimate = run.summary.measures[name];
          const label = estimate.value === null ? '–' : figures.percent(estimate.value);
          return { name: run.name, estimate, label };
        }),
      ),
    )
    .join('\n');
}

function renderTable({ title, headings, rows }: ReportTable): string {
  const head = headings.map(heading => `<th scope="col">${escapeHtml(heading)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    // An interval stays in one line, so a narrow cell breaks before it.
    const rest = cells
      .map(cell => `<td>${escapeHtml(cell).replaceAll(' … ', '&nbsp;…&nbsp;')}</td>`)
      .join('');
    return `<tr><th scope="row">${escapeHtml(name)}</th>${rest}</tr>`;
  });
  return `<h2>${escapeHtml(title)}</h2>
<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

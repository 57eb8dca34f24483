import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { language } from '../language.ts';
import { reportWords } from '../words/say-reports.ts';
import { download, toCsv } from './download.ts';
import { type Row, TextTable } from './table.tsx';

interface PictureProps {
  title: string;
  hint?: string;
  /** Name of the CSV file, without its extension. */
  file: string;
  head: Row;
  rows: readonly Row[];
  /** Where the first cell of each row leads, if anywhere. */
  links?: readonly string[];
  /** Whether the chart can be read and used by everybody. If not, it is hidden from screen readers, which get the table. */
  isOperable?: boolean;
  children: ComponentChildren;
}

/** A chart with its numbers as a table and as CSV. */
export function Picture({
  title,
  hint,
  file,
  head,
  rows,
  links,
  isOperable = false,
  children,
}: PictureProps): VNode {
  const id = useId();
  const say = reportWords.value;
  return (
    <section class="card picture" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div aria-hidden={!isOperable}>{children}</div>
      <details>
        <summary aria-label={`${say.table}: ${title}`}>{say.table}</summary>
        <TextTable label={title} head={head} rows={rows} links={links} />
      </details>
      <button
        type="button"
        class="quiet"
        aria-label={`${say.csv}: ${title}`}
        onClick={() => download(`${file}.csv`, 'text/csv', toCsv([head, ...rows], language.value))}
      >
        {say.csv}
      </button>
    </section>
  );
}

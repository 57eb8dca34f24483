import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { reportWords } from '../words/say-reports.ts';

export interface Column {
  readonly key: string;
  /** What stands below it. */
  readonly name: string;
  /** Its values in words. */
  readonly text: string;
  readonly href: string;
  /** From the bottom up, in the unit of the axis. */
  readonly parts: readonly { readonly kind: 'answered' | 'missed' | 'familiar'; readonly size: number }[];
}

interface ColumnChartProps {
  label: string;
  columns: readonly Column[];
  /** In order, from 0 to the top. */
  ticks: readonly number[];
  formatTick: (value: number) => string;
}

/** Columns over an axis. The values of one are shown as it is pointed at, or reached by the arrow keys. */
export function ColumnChart({ label, columns, ticks, formatTick }: ColumnChartProps): VNode {
  const [pointed, setPointed] = useState(columns.length - 1);
  const current = Math.min(pointed, columns.length - 1);
  const plot = useRef<HTMLDivElement>(null);
  const top = ticks.at(-1) ?? 1;
  const move = (event: KeyboardEvent): void => {
    const to = targetOf(event.key, current, columns.length - 1);
    if (to === null) return;
    event.preventDefault();
    plot.current?.querySelectorAll<HTMLElement>('.column').item(to).focus();
  };
  return (
    <div class="chart">
      <p class="readout" aria-hidden="true">
        {columns[current]?.text}
      </p>
      <div class="axis" aria-hidden="true">
        {ticks.map(tick => (
          <span key={tick} style={{ insetBlockEnd: `${(tick / top) * 100}%` }}>
            {formatTick(tick)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: it is no form. */}
      <div
        class="plot"
        ref={plot}
        role="group"
        aria-label={reportWords.value.moveBetween(label)}
        onKeyDown={move}
      >
        {ticks.map(tick => (
          <span key={tick} class="tick" style={{ insetBlockEnd: `${(tick / top) * 100}%` }} />
        ))}
        {columns.map(({ key, text, href, parts }, index) => (
          <a
            class={index === current ? 'column current' : 'column'}
            key={key}
            href={href}
            aria-label={text}
            tabIndex={index === current ? 0 : -1}
            onMouseEnter={() => setPointed(index)}
            onFocus={() => setPointed(index)}
          >
            {parts.map(({ kind, size }) => (
              <span key={kind} class={kind} style={{ blockSize: `${(size / top) * 100}%` }} />
            ))}
          </a>
        ))}
      </div>
      <Names columns={columns} />
    </div>
  );
}

/** As many as there is room for on a phone. */
function Names({ columns }: { columns: readonly Column[] }): VNode {
  const step = Math.ceil(columns.length / 5);
  return (
    <div class="names" aria-hidden="true">
      {columns.map(({ key, name }, index) => (
        <span key={key}>{index % step === 0 && index <= columns.length - step / 2 ? name : ''}</span>
      ))}
    </div>
  );
}

function targetOf(key: string, current: number, last: number): number | null {
  if (key === 'ArrowLeft') return Math.max(0, current - 1);
  if (key === 'ArrowRight') return Math.min(last, current + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

import type { VNode } from 'preact';
import { Clock } from './clock.tsx';
import { settingsWords } from './in-words.ts';
import { RemoveButton } from './inputs.tsx';

interface Times {
  readonly from: string;
  readonly to: string;
}

/** Times of a day, such as `08:00-12:00, 13:00-17:00`. `nothing`: what having none means; closed, if left out. */
export function SpansInput({
  label,
  value,
  nothing,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly nothing?: string;
  readonly onChange: (value: string) => void;
}): VNode {
  const say = settingsWords.value.hours;
  const spans = parse(value);
  const set = (next: readonly Times[]): void => onChange(write(next));
  return (
    <fieldset class="spans">
      <legend>{label}</legend>
      <div class="span-list">
        {spans.length === 0 && <span class="hint">{nothing ?? say.closed}</span>}
        {spans.map((span, index) => (
          <span key={index} class="span">
            <Clock
              label={say.from(label)}
              value={span.from}
              onChange={from => set(spans.with(index, { ...span, from }))}
            />
            –
            <Clock
              label={say.to(label)}
              value={span.to}
              onChange={to => set(spans.with(index, { ...span, to }))}
            />
            <RemoveButton
              name={`${label} ${span.from}–${span.to}`}
              onClick={() => set(spans.toSpliced(index, 1))}
            />
          </span>
        ))}
        <button
          type="button"
          class="quiet"
          aria-label={`${say.addTime}: ${label}`}
          onClick={() => set([...spans, following(spans)])}
        >
          + {say.addTime}
        </button>
      </div>
    </fieldset>
  );
}

function parse(value: string): readonly Times[] {
  if (value === 'closed') return [];
  return value.split(',').map(span => {
    const [from = '', to = ''] = span.split('-').map(time => time.trim());
    return { from, to };
  });
}

/** At the end of a span, 0:00 means midnight. */
function write(spans: readonly Times[]): string {
  if (spans.length === 0) return 'closed';
  return spans.map(({ from, to }) => `${from}-${to === '00:00' ? '24:00' : to}`).join(', ');
}

/** A suggested next span: from an hour after the last one, five hours long. */
function following(spans: readonly Times[]): Times {
  const last = spans.at(-1);
  if (last === undefined) return { from: '08:00', to: '17:00' };
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  const text = (value: number): string => String(Math.min(23, value)).padStart(2, '0');
  return { from: `${text(hour)}:00`, to: `${text(hour + 4)}:00` };
}

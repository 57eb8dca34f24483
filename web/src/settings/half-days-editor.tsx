import type { VNode } from 'preact';
import { formatYearly } from '../format.ts';
import { today } from '../live/clock.ts';
import type { HoursPart } from './hours-part.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { RemoveButton, TextInput } from './inputs.tsx';
import { SpansInput } from './spans-input.tsx';

/** Half days, which recur every year. */
export function HalfDaysEditor({ hours, change }: HoursPart): VNode {
  const say = settingsWords.value.hours;
  const days = Object.entries(hours.halfDays ?? {});
  const year = today().slice(0, 4);
  const set = (next: readonly (readonly [string, string])[]): void =>
    change({ halfDays: next.length === 0 ? undefined : Object.fromEntries(next) });
  const free = ['12-24', '12-31'].find(day => !(day in (hours.halfDays ?? {}))) ?? today().slice(5);
  return (
    <section class="card form" aria-labelledby="half-title">
      <h3 id="half-title">{labelOf('halfDays')}</h3>
      <ul class="rows">
        {days.map(([day, times], index) => (
          <li key={index}>
            <TextInput
              label={`${say.day} (${say.everyYear})`}
              type="date"
              value={`${year}-${day}`}
              onChange={next => next !== '' && set(days.with(index, [next.slice(5), times]))}
            />
            <SpansInput
              label={formatYearly(day)}
              value={times}
              onChange={next => set(days.with(index, [day, next]))}
            />
            <RemoveButton name={formatYearly(day)} onClick={() => set(days.toSpliced(index, 1))} />
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => set([...days, [free, '08:00-12:00']])}>
        + {say.oneHalfDay}
      </button>
    </section>
  );
}

import type { VNode } from 'preact';
import { formatDay, formatYearly } from '../format.ts';
import { today } from '../live/clock.ts';
import type { HoursPart } from './hours-part.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { RemoveButton, TextInput } from './inputs.tsx';
import { SpansInput } from './spans-input.tsx';

/** Half days, which recur every year, and exceptions for single dates. */
export function DaysEditor(part: HoursPart): VNode {
  return (
    <>
      <HalfDays {...part} />
      <Exceptions {...part} />
    </>
  );
}

function HalfDays({ hours, change }: HoursPart): VNode {
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
        + {labelOf('halfDays')}
      </button>
    </section>
  );
}

function Exceptions({ hours, change }: HoursPart): VNode {
  const say = settingsWords.value.hours;
  const { exceptions = [] } = hours;
  const set = (next: typeof exceptions): void => change({ exceptions: next.length === 0 ? undefined : next });
  return (
    <section class="card form" aria-labelledby="exceptions-title">
      <h3 id="exceptions-title">{labelOf('exceptions')}</h3>
      <ul class="rows">
        {exceptions.map((day, index) => (
          <li key={index}>
            <TextInput
              label={say.day}
              type="date"
              value={day.date}
              onChange={date => date !== '' && set(exceptions.with(index, { ...day, date }))}
            />
            <TextInput
              label={say.name}
              value={day.name ?? ''}
              onChange={name => {
                const { name: _, ...rest } = day;
                set(exceptions.with(index, name === '' ? rest : { ...rest, name }));
              }}
            />
            <SpansInput
              label={formatDay(day.date)}
              value={day.hours}
              onChange={next => set(exceptions.with(index, { ...day, hours: next }))}
            />
            <RemoveButton name={formatDay(day.date)} onClick={() => set(exceptions.toSpliced(index, 1))} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="quiet"
        onClick={() => set([...exceptions, { date: today(), hours: 'closed' }])}
      >
        + {labelOf('exceptions')}
      </button>
    </section>
  );
}

import type { VNode } from 'preact';
import { today } from '../live/clock.ts';
import { daysText, type Exception, isPast, lasting, named } from './exceptions.ts';
import type { HoursPart } from './hours-part.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { RemoveButton, TextInput } from './inputs.tsx';
import { SpansInput } from './spans-input.tsx';

/** Days with hours of their own; those that are over fold away. */
export function ExceptionsEditor({ hours, change }: HoursPart): VNode {
  const say = settingsWords.value.hours;
  const { exceptions = [] } = hours;
  const set = (next: typeof exceptions): void => change({ exceptions: next.length === 0 ? undefined : next });
  const rows = exceptions.map((day, index) => ({
    isPast: isPast(day),
    row: (
      <Row
        key={index}
        day={day}
        change={next => set(exceptions.with(index, next))}
        remove={() => set(exceptions.toSpliced(index, 1))}
      />
    ),
  }));
  const past = rows.filter(row => row.isPast);
  return (
    <section class="card form" aria-labelledby="exceptions-title">
      <h3 id="exceptions-title">{labelOf('exceptions')}</h3>
      <ul class="rows">{rows.filter(row => !row.isPast).map(({ row }) => row)}</ul>
      <button
        type="button"
        class="quiet"
        onClick={() => set([...exceptions, { date: today(), hours: 'closed' }])}
      >
        + {say.oneException}
      </button>
      {past.length > 0 && (
        <details>
          <summary>{say.past(past.length)}</summary>
          <ul class="rows">{past.map(({ row }) => row)}</ul>
        </details>
      )}
    </section>
  );
}

function Row({
  day,
  change,
  remove,
}: {
  day: Exception;
  change: (next: Exception) => void;
  remove: () => void;
}): VNode {
  const say = settingsWords.value.hours;
  return (
    <li>
      <TextInput
        label={say.firstDay}
        type="date"
        value={day.date}
        onChange={date => date !== '' && change(lasting({ ...day, date }, day.to ?? ''))}
      />
      <TextInput
        label={say.lastDay}
        type="date"
        value={day.to ?? day.date}
        onChange={to => change(lasting(day, to))}
      />
      <TextInput label={say.name} value={day.name ?? ''} onChange={name => change(named(day, name))} />
      <SpansInput
        label={daysText(day)}
        value={day.hours}
        onChange={next => change({ ...day, hours: next })}
      />
      <RemoveButton name={daysText(day)} onClick={remove} />
    </li>
  );
}

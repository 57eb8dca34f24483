import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { daysText, type Exception, halfOf, lasting, named, overlap, timesToStartFrom } from './exceptions.ts';
import type { HoursPart } from './hours-part.ts';
import { settingsWords } from './in-words.ts';
import { TextInput } from './inputs.tsx';
import { SaveAtOnce } from './save-at-once.tsx';
import { SpansInput } from './spans-input.tsx';

const kinds = ['usual', 'closed', 'half', 'times'] as const;
type Kind = (typeof kinds)[number];

/**
 * A day that was chosen in the calendar, or the first day of an exception: as usual, closed, half a day or other
 * times, for one day or several.
 */
export function DayPanel({ date, hours, change }: HoursPart & { readonly date: string }): VNode {
  const say = settingsWords.value.hours;
  const { exceptions = [] } = hours;
  const found = exceptions.findIndex(day => day.date === date);
  const at = found === -1 ? exceptions.length : found;
  const day = exceptions[found];
  const put = (...next: readonly Exception[]): void => {
    const all = exceptions.toSpliced(at, 1, ...next);
    change({ exceptions: all.length === 0 ? undefined : all });
  };
  const times = { closed: 'closed', half: halfOf(hours, date), times: timesToStartFrom(hours, date) };
  const choose = (kind: Kind): void =>
    kind === 'usual' ? put() : put({ ...(day ?? { date }), hours: times[kind] });
  const current = day === undefined ? 'usual' : kindOf(day.hours, times.half);
  const clashing = exceptions.filter(
    (other, index) => day !== undefined && index !== at && overlap(other, day),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [date]);
  return (
    <section class="day-panel form" aria-labelledby="day-title">
      <h4 id="day-title" ref={heading} tabIndex={-1}>
        {daysText(day ?? { date })}
      </h4>
      <fieldset class="kinds">
        <legend class="visually-hidden">{say.choose}</legend>
        {kinds.map(kind => (
          <label key={kind}>
            <input type="radio" name="day-kind" checked={kind === current} onChange={() => choose(kind)} />
            {say.choices[kind]}
          </label>
        ))}
      </fieldset>
      {day !== undefined && <Details day={day} put={put} />}
      {clashing.length > 0 ? (
        <p class="problem" role="alert">
          {say.overlaps(clashing.map(daysText).join('; '))}
        </p>
      ) : (
        <SaveAtOnce />
      )}
    </section>
  );
}

function Details({ day, put }: { day: Exception; put: (next: Exception) => void }): VNode {
  const say = settingsWords.value.hours;
  return (
    <>
      {day.hours !== 'closed' && (
        <SpansInput label={say.times} value={day.hours} onChange={hours => put({ ...day, hours })} />
      )}
      <div class="pair">
        <TextInput
          label={say.lastDay}
          type="date"
          value={day.to ?? day.date}
          onChange={to => put(lasting(day, to))}
        />
        <TextInput label={say.name} value={day.name ?? ''} onChange={name => put(named(day, name))} />
      </div>
    </>
  );
}

function kindOf(hours: string, half: string): Kind {
  return hours === 'closed' ? 'closed' : hours === half ? 'half' : 'times';
}

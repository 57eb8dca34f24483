import type { VNode } from 'preact';
import type { HoursDocument } from '../../../src/http/contract/settings.ts';
import { today } from '../live/clock.ts';
import type { HoursPart } from './hours-part.ts';
import { choicesOf, labelOf, meaningOf, settingsWords } from './in-words.ts';
import { Check, Choice, RemoveButton, TextInput } from './inputs.tsx';
import { Picker } from './picker.tsx';
import { SpansInput } from './spans-input.tsx';

type Added = NonNullable<HoursDocument['add']>[number];

/** Which days are holidays, and whether anybody works then. */
export function HolidaysEditor({ hours, change }: HoursPart): VNode {
  const say = settingsWords.value.hours;
  const { holidays = 'none', holidayHours = 'closed', add = [], remove = [] } = hours;
  return (
    <section class="card form" aria-labelledby="holidays-title">
      <h3 id="holidays-title">{say.holidays}</h3>
      <Choice
        label={labelOf('holidays')}
        hint={say.holidaysText}
        value={holidays}
        options={choicesOf('holidays')}
        onChange={chosen => change({ holidays: chosen as HoursDocument['holidays'] })}
      />
      <SpansInput
        label={labelOf('holidayHours')}
        value={holidayHours}
        onChange={next => change({ holidayHours: next === 'closed' ? undefined : next })}
      />
      <Picker
        label={labelOf('remove')}
        chosen={remove}
        options={choicesOf('remove')}
        textOf={value => meaningOf('remove', value)}
        empty={settingsWords.value.lists.none}
        onChange={chosen =>
          change({ remove: chosen.length === 0 ? undefined : (chosen as HoursDocument['remove']) })
        }
      />
      <AddedDays added={add} onChange={next => change({ add: next.length === 0 ? undefined : next })} />
    </section>
  );
}

function AddedDays({
  added,
  onChange,
}: {
  added: readonly Added[];
  onChange: (added: Added[]) => void;
}): VNode {
  const say = settingsWords.value.hours;
  const known = added.filter(one => typeof one === 'string');
  const own = added.filter(one => typeof one === 'object');
  return (
    <>
      <Picker
        label={labelOf('add')}
        chosen={known}
        options={choicesOf('add')}
        textOf={value => meaningOf('add', value)}
        empty={settingsWords.value.lists.none}
        onChange={chosen => onChange([...(chosen as typeof known), ...own])}
      />
      <ul class="rows">
        {own.map((day, index) => (
          <li key={index}>
            <OwnDay day={day} onChange={next => onChange([...known, ...own.with(index, next)])} />
            <RemoveButton
              name={`${day.name} ${day.date}`}
              onClick={() => onChange([...known, ...own.toSpliced(index, 1)])}
            />
          </li>
        ))}
      </ul>
      <p class="hint">{say.addText}</p>
      <button
        type="button"
        class="quiet"
        onClick={() => onChange([...added, { date: today(), name: say.ownDay }])}
      >
        + {say.ownDay}
      </button>
    </>
  );
}

function OwnDay({
  day,
  onChange,
}: {
  day: Exclude<Added, string>;
  onChange: (day: Exclude<Added, string>) => void;
}): VNode {
  const say = settingsWords.value.hours;
  const isYearly = day.date.length === 5;
  const date = isYearly ? `${today().slice(0, 4)}-${day.date}` : day.date;
  return (
    <>
      <TextInput
        label={say.day}
        type="date"
        value={date}
        onChange={next => next !== '' && onChange({ ...day, date: isYearly ? next.slice(5) : next })}
      />
      <TextInput label={say.name} value={day.name} onChange={name => onChange({ ...day, name })} />
      <Check
        label={say.everyYear}
        value={isYearly}
        onChange={yearly => onChange({ ...day, date: yearly ? date.slice(5) : date })}
      />
    </>
  );
}

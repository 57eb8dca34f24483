import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentPage, PageAbsence } from '../../../src/http/contract/agents.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { Clock } from '../settings/clock.tsx';
import { Check } from '../settings/inputs.tsx';
import { peopleWords } from '../words/say-people.ts';
import { Field, fieldOf } from './field.tsx';
import '../settings/times.css';

interface Times {
  readonly from: string;
  readonly to: string;
}

const usual: Times = { from: '08:00', to: '12:00' };

/** Enters an absence, of whole days or by the hour. */
export function AbsenceForm({
  colleagues,
  deputies,
  setDeputies,
  isBusy,
  add,
}: {
  colleagues: AgentPage['colleagues'];
  deputies: readonly string[];
  setDeputies: (deputies: readonly string[]) => void;
  isBusy: boolean;
  add: (absence: PageAbsence, clear: () => void) => void;
}): VNode {
  const say = peopleWords.value.absences;
  const [times, setTimes] = useState<Times | null>(null);
  return (
    <form
      class="absence-form"
      onSubmit={event => {
        event.preventDefault();
        const form = event.currentTarget;
        add(absenceIn(form, times, deputies), () => {
          form.reset();
          setTimes(null);
        });
      }}
    >
      <div class="inline">
        <Field label={say.from} name="from" type="date" required />
        <Field label={say.to} name="to" type="date" hint={times === null ? say.toHint : say.toHintByHour} />
        <Field label={say.why} name="why" maxLength={100} autocomplete="off" />
      </div>
      <Check label={say.byHour} value={times !== null} onChange={isOn => setTimes(isOn ? usual : null)} />
      {times !== null && (
        <fieldset class="spans">
          <legend>{say.hours}</legend>
          <span class="span">
            <Clock label={say.fromTime} value={times.from} onChange={from => setTimes({ ...times, from })} />–
            <Clock label={say.toTime} value={times.to} onChange={to => setTimes({ ...times, to })} />
          </span>
        </fieldset>
      )}
      <Deputies colleagues={colleagues} chosen={deputies} onChange={setDeputies} />
      <button type="submit" class="primary" disabled={isBusy}>
        {say.add}
      </button>
    </form>
  );
}

/** A choice for each deputy, and one more: nobody is left out because a button was not pressed. */
function Deputies({
  colleagues,
  chosen,
  onChange,
}: {
  colleagues: AgentPage['colleagues'];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}): VNode {
  const say = peopleWords.value.absences;
  const isFull = chosen.length === Math.min(20, colleagues.length);
  return (
    <>
      <div class="inline">
        {(isFull ? chosen : [...chosen, '']).map((id, index) => (
          <LabelledChoice
            key={index}
            label={index === 0 ? say.deputies : say.deputy(index + 1)}
            value={id}
            options={[
              { value: '', text: say.nobody },
              ...colleagues
                .filter(({ agentId }) => agentId === id || !chosen.includes(agentId))
                .map(one => ({ value: one.agentId, text: one.name })),
            ]}
            onChange={next => onChange(chosen.toSpliced(index, 1, ...(next === '' ? [] : [next])))}
          />
        ))}
      </div>
      <p class="hint">{say.deputiesHint}</p>
    </>
  );
}

function absenceIn(form: HTMLFormElement, times: Times | null, deputies: readonly string[]): PageAbsence {
  const why = fieldOf(form, 'why');
  return {
    ...periodIn(fieldOf(form, 'from'), fieldOf(form, 'to'), times),
    ...(why !== '' && { why }),
    ...(deputies.length > 0 && { deputies: [...deputies] }),
  };
}

/** The end of a day is written as the day alone. */
function periodIn(from: string, to: string, times: Times | null): Pick<PageAbsence, 'from' | 'to'> {
  if (times === null) return { from, ...(to !== '' && { to }) };
  const lastDay = to === '' ? from : to;
  return {
    from: `${from} ${times.from}`,
    to: times.to === '24:00' ? lastDay : `${lastDay} ${times.to}`,
  };
}

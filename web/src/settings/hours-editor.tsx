import type { VNode } from 'preact';
import type { HoursDocument } from '../../../src/http/contract/settings.ts';
import { goTo, replacePath } from '../router.ts';
import { mayDo } from '../session.ts';
import { draft, setSection, withoutUnset } from './draft.ts';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { HalfDaysEditor } from './half-days-editor.tsx';
import { HolidaysEditor } from './holidays-editor.tsx';
import type { HoursPart } from './hours-part.ts';
import { usersOf } from './hours-users.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { TextInput } from './inputs.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { ItemHead, SectionHead } from './section-head.tsx';
import { WeekEditor } from './week-editor.tsx';

/** An editor for opening hours, beside a calendar of what they mean. */
export function HoursEditor({ name, hours }: { name: string; hours: HoursDocument }): VNode {
  const say = settingsWords.value.hours;
  const all = draft.value.hours ?? {};
  const change: HoursPart['change'] = fields =>
    setSection('hours', { ...all, [name]: withoutUnset({ ...hours, ...fields }) as HoursDocument });
  const remove = (): void => {
    const { [name]: _, ...others } = all;
    setSection('hours', Object.keys(others).length === 0 ? undefined : others);
    goTo('settings', 'hours');
  };
  const isUnused = draft.value.hotlines.every(hotline => hotline.hours !== name);
  return (
    <>
      {Object.keys(all).length === 1 ? (
        <SectionHead section="hours" />
      ) : (
        <ItemHead section="hours" back={say.back} title={name} />
      )}
      <p class="hint">{usersOf(name)}</p>
      <div class="beside-calendar">
        <fieldset class="editor" disabled={!mayDo('admin')}>
          <section class="card form" aria-labelledby="week-title">
            <h3 id="week-title">{labelOf('weekly')}</h3>
            <TextInput label={labelOf('name')} value={name} onChange={next => rename(name, next.trim())} />
            <WeekEditor weekly={hours.weekly} onChange={weekly => change({ weekly })} />
          </section>
          <HolidaysEditor hours={hours} change={change} />
          <HalfDaysEditor hours={hours} change={change} />
          <ExceptionsEditor hours={hours} change={change} />
          {isUnused && mayDo('admin') && (
            <button type="button" class="danger" onClick={remove}>
              {say.remove}
            </button>
          )}
        </fieldset>
        <MonthCalendar hours={hours} change={change} />
      </div>
    </>
  );
}

/** Renames opening hours, also in the hotlines that use them. */
function rename(name: string, next: string): void {
  const { hours = {}, hotlines } = draft.value;
  if (next === '' || Object.keys(hours).includes(next)) return;
  setSection(
    'hours',
    Object.fromEntries(Object.entries(hours).map(([key, value]) => [key === name ? next : key, value])),
  );
  setSection(
    'hotlines',
    hotlines.map(hotline => (hotline.hours === name ? { ...hotline, hours: next } : hotline)),
  );
  replacePath('settings', 'hours', next);
}

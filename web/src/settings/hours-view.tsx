import type { VNode } from 'preact';
import { Empty } from '../parts/empty.tsx';
import { linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import { habitWords } from '../words/say-habits.ts';
import { draft } from './draft.ts';
import { HoursEditor } from './hours-editor.tsx';
import { usersOf } from './hours-users.ts';
import { settingsWords } from './in-words.ts';
import { addHours } from './new-hours.ts';
import { SectionHead } from './section-head.tsx';
import { weekOf, weekTexts } from './week.ts';

/** All opening hours; with a name in the address, or where there are no others, those alone. */
export function HoursView(): VNode {
  const [first, ...others] = Object.keys(draft.value.hours ?? {});
  const name = path.value[2] ?? (others.length === 0 ? first : undefined);
  const hours = name === undefined ? undefined : draft.value.hours?.[name];
  return name === undefined || hours === undefined ? (
    <HoursList />
  ) : (
    <>
      <HoursEditor name={name} hours={hours} />
      {others.length === 0 && <AddHours />}
    </>
  );
}

function HoursList(): VNode {
  const all = draft.value.hours ?? {};
  return (
    <>
      <SectionHead section="hours" />
      {Object.keys(all).length === 0 && <Empty text={habitWords.value.empty.hours} />}
      <ul class="cards">
        {Object.entries(all).map(([name, { weekly }]) => (
          <li key={name} class="card summary">
            <h3>
              <a href={linkTo('settings', 'hours', name)}>{name}</a>
            </h3>
            <p class="hint">{usersOf(name)}</p>
            <ul class="week-text">
              {weekTexts(weekOf(weekly), settingsWords.value.hours.closed).map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <AddHours />
    </>
  );
}

function AddHours(): VNode | null {
  if (!mayDo('admin')) return null;
  return (
    <button type="button" onClick={() => addHours()}>
      {settingsWords.value.hours.add}
    </button>
  );
}

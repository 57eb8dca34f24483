import type { VNode } from 'preact';
import { goTo, linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import { draft, setSection } from './draft.ts';
import { HoursEditor } from './hours-editor.tsx';
import { usersOf } from './hours-users.ts';
import { settingsWords } from './in-words.ts';
import { SectionHead } from './section-head.tsx';
import { weekOf, weekTexts } from './week.ts';

/** All opening hours; with a name in the address, those. */
export function HoursView(): VNode {
  const name = path.value[2];
  const hours = name === undefined ? undefined : draft.value.hours?.[name];
  return name === undefined || hours === undefined ? (
    <HoursList />
  ) : (
    <HoursEditor name={name} hours={hours} />
  );
}

function HoursList(): VNode {
  const say = settingsWords.value.hours;
  const all = draft.value.hours ?? {};
  const add = (): void => {
    const names = Object.keys(all);
    const name = names.includes(say.newName) ? `${say.newName} ${names.length + 1}` : say.newName;
    setSection('hours', { ...all, [name]: { weekly: { 'monday-friday': '08:00-17:00' } } });
    goTo('settings', 'hours', name);
  };
  return (
    <>
      <SectionHead section="hours" />
      <ul class="cards">
        {Object.entries(all).map(([name, { weekly }]) => (
          <li key={name} class="card summary">
            <h3>
              <a href={linkTo('settings', 'hours', name)}>{name}</a>
            </h3>
            <p class="hint">{usersOf(name)}</p>
            <ul class="week-text">
              {weekTexts(weekOf(weekly)).map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {mayDo('admin') && (
        <button type="button" onClick={add}>
          {say.add}
        </button>
      )}
    </>
  );
}

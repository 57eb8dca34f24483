import type { VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../language.ts';
import type { Place } from '../parts/places.tsx';
import { Problem } from '../parts/problem.tsx';
import { isWatcher } from '../session.ts';
import { foundKinds } from '../words/habit-words.ts';
import { habitWords } from '../words/say-habits.ts';
import type { Found } from './found.ts';
import './search.css';
import { useFound } from './use-found.ts';

interface Props {
  /** Where one may go. */
  places: readonly Place[];
  close: () => void;
}

/** One field for callers, the team, hotlines, settings and users: a combobox, with what it found below it. */
export function SearchDialog({ places, close }: Props): VNode {
  const say = habitWords.value.search;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { found, isAsking, error } = useFound(text, places);
  const current = Math.min(at, found.length - 1);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const goTo = ({ href }: Found): void => {
    dialog.current?.close();
    location.hash = href;
  };
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1 }[event.key];
    const chosen = found[current];
    if (to !== undefined && found.length > 0) setAt((to + found.length) % found.length);
    else if (event.key === 'Enter' && chosen !== undefined && !event.isComposing) goTo(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} class="ask search-all" aria-labelledby={`${id}-label`} onClose={close}>
      <div class="search-head">
        <label id={`${id}-label`} for={id}>
          {say.label}
        </label>
        <button
          type="button"
          class="icon"
          aria-label={habitWords.value.keys.close}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      <div class="field">
        <input
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="go"
          role="combobox"
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
          aria-describedby={`${id}-hint`}
          value={text}
          onInput={event => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <p class="hint" id={`${id}-hint`}>
        {say.hint}
      </p>
      <Problem error={error} />
      <p role="status" class={found.length > 0 ? 'visually-hidden' : 'empty'}>
        {text.trim() === ''
          ? ''
          : found.length > 0
            ? say.found(found.length)
            : isAsking
              ? words.value.loading
              : say.none(text.trim())}
      </p>
      {text.trim() !== '' && found.length === 0 && !isAsking && (
        <p class="hint">{isWatcher() ? say.noneHint : say.noneHintOfAgent}</p>
      )}
      <Results id={id} found={found} current={current} goTo={goTo} pointAt={setAt} />
    </dialog>
  );
}

interface ResultsProps {
  id: string;
  found: readonly Found[];
  current: number;
  goTo: (one: Found) => void;
  pointAt: (index: number) => void;
}

/** By kind. The keyboard stays in the field, which says which one is chosen. */
function Results({ id, found, current, goTo, pointAt }: ResultsProps): VNode {
  const { kinds, label } = habitWords.value.search;
  const listed = found.map((one, index) => ({ ...one, index }));
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} class="found">
      {foundKinds.map(kind => {
        const ofKind = listed.filter(one => one.kind === kind);
        return (
          ofKind.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
            <div key={kind} role="group" aria-label={kinds[kind]}>
              <p class="kind" aria-hidden="true">
                {kinds[kind]}
              </p>
              {ofKind.map(one => (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus and its keys.
                <div
                  key={one.index}
                  id={`${id}-${one.index}`}
                  role="option"
                  aria-selected={one.index === current}
                  onMouseMove={() => pointAt(one.index)}
                  onClick={() => goTo(one)}
                >
                  <span class="text" dir="auto">
                    {one.text}
                  </span>{' '}
                  <span class="hint">{one.hint}</span>
                </div>
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}

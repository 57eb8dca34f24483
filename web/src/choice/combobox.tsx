import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { habitWords } from '../words/say-habits.ts';
import './combobox.css';
import type { ChooseOneProps } from './option.ts';
import { type Choosing, useChoosing } from './use-choosing.ts';

/**
 * A field that shows what is chosen, and below it what fits what is typed. The keyboard stays in the field: arrows go
 * through the list, Enter chooses, Escape takes back what was typed. Leaving it chooses the only one that fits.
 */
export function Combobox({ id, name, ...given }: ChooseOneProps): VNode {
  const say = habitWords.value.choice;
  const choosing = useChoosing(given);
  const { shown, text, isOpen, current } = choosing;
  useEffect(() => {
    if (!isOpen) return;
    for (const part of ['list', current])
      document.getElementById(`${id}-${part}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, current]);
  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        placeholder={given.options.find(({ value }) => value === '')?.text}
        aria-label={name}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-activedescendant={isOpen && shown.length > 0 ? `${id}-${current}` : undefined}
        value={text}
        onFocus={event => event.currentTarget.select()}
        onClick={choosing.open}
        onInput={event => choosing.type(event.currentTarget.value)}
        onKeyDown={choosing.press}
        onBlur={choosing.leave}
      />
      <Options id={id} choosing={choosing} />
      <p role="status" class="visually-hidden">
        {isOpen ? say.found(choosing.count) : ''}
      </p>
    </div>
  );
}

function Options({ id, choosing }: { id: string; choosing: Choosing }): VNode {
  const say = habitWords.value.choice;
  const { shown, count, isOpen, current } = choosing;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pressing only leaves the focus in the field, which leaving would close.
    <div class="options" id={`${id}-list`} hidden={!isOpen} onMouseDown={event => event.preventDefault()}>
      <div id={`${id}-options`} role="listbox" aria-label={say.list}>
        {isOpen &&
          shown.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus and its keys.
            <div
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              dir="auto"
              aria-selected={index === current}
              onClick={() => choosing.choose(option)}
            >
              {option.text}
            </div>
          ))}
      </div>
      {count === 0 && <p class="hint">{say.found(0)}</p>}
      {count > shown.length && <p class="hint">{say.more(count - shown.length)}</p>}
    </div>
  );
}

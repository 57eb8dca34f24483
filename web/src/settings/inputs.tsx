import type { ComponentChildren, VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatNumber } from '../format.ts';
import { settingsWords } from './in-words.ts';

interface Labelled {
  readonly label: string;
  readonly hint?: string;
}

/** An input's frame: its label and its hint. */
function Around({
  id,
  label,
  hint,
  children,
}: Labelled & { readonly id: string; readonly children: ComponentChildren }): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, hint: string | undefined): { 'aria-describedby'?: string } {
  return hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
}

/** A text on one line; changes apply as they are typed. */
export function TextInput({
  value,
  onChange,
  type = 'text',
  maxLength = 100,
  ...around
}: Labelled & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date';
  readonly maxLength?: number;
}): VNode {
  const id = useId();
  return (
    <Around id={id} {...around}>
      <input
        id={id}
        type={type as 'text'}
        value={value}
        maxLength={maxLength}
        autocomplete="off"
        onInput={event => onChange(event.currentTarget.value)}
        {...describedBy(id, around.hint)}
      />
    </Around>
  );
}

/** A number; undefined if the input is empty. */
export function NumberInput({
  value,
  onChange,
  min,
  max,
  step = 1,
  usual,
  ...around
}: Labelled & {
  readonly value: number | undefined;
  /** What applies when the input is empty. */
  readonly usual?: number;
  readonly onChange: (value: number | undefined) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}): VNode {
  const id = useId();
  return (
    <Around id={id} {...around}>
      <input
        id={id}
        type="number"
        inputMode={step === 1 ? 'numeric' : 'decimal'}
        class="short"
        value={value ?? ''}
        min={min}
        max={max}
        step={step}
        placeholder={usual === undefined ? '' : formatNumber(usual, usual % 1 === 0 ? 0 : 1)}
        onInput={event => {
          const given = event.currentTarget.valueAsNumber;
          onChange(Number.isNaN(given) ? undefined : given);
        }}
        {...describedBy(id, around.hint)}
      />
    </Around>
  );
}

/** Several texts, one per line. */
export function LinesInput({
  value,
  onChange,
  ...around
}: Labelled & {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}): VNode {
  const id = useId();
  // Kept as typed, since an empty line is one about to be written.
  const [text, setText] = useState(value.join('\n'));
  return (
    <Around id={id} {...around}>
      <textarea
        id={id}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        value={text}
        onInput={event => {
          const given = event.currentTarget.value;
          setText(given);
          onChange(
            given
              .split(/[\n,;]/)
              .map(line => line.trim())
              .filter(line => line !== ''),
          );
        }}
        {...describedBy(id, around.hint)}
      />
    </Around>
  );
}

/** Yes or no. */
export function Check({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}): VNode {
  return (
    <label class="switch">
      <input type="checkbox" checked={value} onChange={event => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** A choice with an explanation. */
export function Choice({
  value,
  options,
  onChange,
  ...around
}: Labelled & {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}): VNode {
  const id = useId();
  return (
    <Around id={id} {...around}>
      <select
        id={id}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        {...describedBy(id, around.hint)}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** Removes something from a list. */
export function RemoveButton({
  name,
  onClick,
}: {
  readonly name: string;
  readonly onClick: () => void;
}): VNode {
  const label = settingsWords.value.lists.removeOne(name);
  return (
    <button type="button" class="icon" aria-label={label} title={label} onClick={onClick}>
      ×
    </button>
  );
}

import type { VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  type?: 'text' | 'password' | 'search' | 'date';
  value?: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  autofocus?: boolean;
  /** Id of a list of proposals. */
  list?: string;
  onInput?: (value: string) => void;
}

/** A labelled input. */
export function Field({ label, hint, type = 'text', autofocus, onInput, ...input }: FieldProps): VNode {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  // Browsers do so themselves only when a page is opened.
  useEffect(() => {
    if (autofocus === true) element.current?.focus();
  }, []);
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={element}
        type={type as 'text'}
        onInput={event => onInput?.(event.currentTarget.value)}
        {...described}
        {...input}
      />
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly text: string }[];
  onChange: (value: string) => void;
  isCompact?: boolean;
}

/** A labelled choice. */
export function Select({ label, value, options, onChange, isCompact = false }: SelectProps): VNode {
  const id = useId();
  return (
    <div class={isCompact ? 'field compact' : 'field'}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(event.currentTarget.value)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The text in a field of a submitted form. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}

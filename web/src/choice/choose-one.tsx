import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { lazy } from '../parts/lazy.tsx';
import type { ChooseOneProps, Option } from './option.ts';

/** Only large teams need it. */
const Combobox = lazy(async () => (await import('./combobox.tsx')).Combobox);

/** More people than this are looked for by name; of fewer, a list shows all at once. */
const mostInList = 12;

/** Whether so many options are looked for by typing. */
export function isSearched(options: readonly Option[]): boolean {
  return options.filter(({ value }) => value !== '').length > mostInList;
}

/** One of some options, from a list; one of many, by typing. */
export function ChooseOne(props: ChooseOneProps): VNode {
  if (isSearched(props.options)) return <Combobox {...props} />;
  const { id, value, options, onChange, name } = props;
  return (
    <select id={id} value={value} aria-label={name} onChange={event => onChange(event.currentTarget.value)}>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** The same with its label. */
export function LabelledChoice({
  label,
  isCompact = false,
  ...choice
}: Omit<ChooseOneProps, 'id' | 'name'> & {
  readonly label: string;
  /** Whether only those who hear the page need the label. */
  readonly isCompact?: boolean;
}): VNode {
  const id = useId();
  return (
    <div class={isCompact ? 'field compact' : 'field'}>
      <label for={id}>{label}</label>
      <ChooseOne id={id} {...choice} />
    </div>
  );
}

import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ChooseOne } from '../choice/choose-one.tsx';
import type { Option } from '../choice/option.ts';
import { draft, settings } from './draft.ts';
import { agentName, labelOf, settingsWords } from './in-words.ts';
import { RemoveButton } from './inputs.tsx';
import './picker.css';

/** Several options, in a chosen order. */
export function Picker({
  label,
  chosen,
  options,
  textOf,
  empty,
  about = label,
  onChange,
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
  readonly textOf: (value: string) => string;
  /** What choosing nothing means. */
  readonly empty: string;
  /** What is chosen for, where several have the same label. */
  readonly about?: string;
  readonly onChange: (chosen: string[]) => void;
}): VNode {
  const id = useId();
  const say = settingsWords.value.lists;
  const left = options.filter(({ value }) => !chosen.includes(value));
  const [picked, setPicked] = useState('');
  const next = left.some(({ value }) => value === picked) ? picked : '';
  return (
    <div class="field picker">
      <label for={id}>{label}</label>
      <ul class="chosen" aria-label={label}>
        {chosen.length === 0 && <li class="hint">{empty}</li>}
        {chosen.map(value => (
          <li key={value} class="chip">
            {textOf(value)}
            <RemoveButton
              name={`${about}: ${textOf(value)}`}
              onClick={() => onChange(chosen.filter(one => one !== value))}
            />
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <div class="pick">
          <ChooseOne
            id={id}
            value={next}
            options={[{ value: '', text: `${say.choose} …` }, ...left]}
            onChange={setPicked}
          />
          <button
            type="button"
            disabled={next === ''}
            aria-label={`${say.add}: ${about}`}
            onClick={() => onChange([...chosen, next])}
          >
            {say.add}
          </button>
        </div>
      )}
    </div>
  );
}

/** A choice of agents, and of groups and rotas where they are allowed. */
export function AgentPicker({
  withGroups = false,
  withRotas = false,
  ...picker
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly empty: string;
  readonly about?: string;
  readonly onChange: (chosen: string[]) => void;
  readonly withGroups?: boolean;
  readonly withRotas?: boolean;
}): VNode {
  const groups = Object.keys(draft.value.groups ?? {});
  const rotas = Object.keys(draft.value.rotas ?? {});
  const textOf = (value: string): string => {
    if (groups.includes(value)) return `${labelOf('groups')} ${value}`;
    return rotas.includes(value) ? `${labelOf('rotas')} ${value}` : agentName(value);
  };
  const named = [...(withGroups ? groups : []), ...(withRotas ? rotas : [])];
  const known = [...named, ...(settings.value?.agents ?? []).map(({ id }) => id)];
  return (
    <Picker {...picker} textOf={textOf} options={known.map(value => ({ value, text: textOf(value) }))} />
  );
}

/** A choice of announcements. `nothing`: what choosing none means. */
export function announcementOptions(nothing: string): readonly Option[] {
  const names = settings.value?.announcements ?? [];
  return [{ value: '', text: nothing }, ...names.map(value => ({ value, text: announcementText(value) }))];
}

/** An announcement's name, with what it says if it ships with Familiar. */
function announcementText(name: string): string {
  const { texts } = settingsWords.value.announcements;
  const text = texts[name];
  return text === undefined ? name : `${name}: ${text}`;
}

import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ChooseOne } from '../choice/choose-one.tsx';
import { settings } from './draft.ts';
import { agentName, labelOf, settingsWords } from './in-words.ts';
import { Movers } from './movers.tsx';
import './picker.css';
import { rotaWords } from './rota-words.ts';

/** The order in which agents take turns: added at the end, moved and removed. */
export function TurnsEditor({
  name,
  turns,
  onChange,
}: {
  readonly name: string;
  readonly turns: readonly string[];
  readonly onChange: (turns: string[]) => void;
}): VNode {
  return (
    <div class="field">
      <span class="label">{labelOf('turns')}</span>
      <ol class="turns" aria-label={`${name}: ${labelOf('turns')}`}>
        {turns.length === 0 && <li class="hint">{settingsWords.value.lists.nobody}</li>}
        {turns.map((id, index) => {
          const others = turns.filter(one => one !== id);
          const moveTo = (place: number) => () => onChange(others.toSpliced(place, 0, id));
          return (
            <li key={id}>
              <span>{agentName(id)}</span>
              <Movers
                name={`${name}, ${agentName(id)}`}
                onUp={index === 0 ? null : moveTo(index - 1)}
                onDown={index === turns.length - 1 ? null : moveTo(index + 1)}
                onRemove={() => onChange(others)}
              />
            </li>
          );
        })}
      </ol>
      <AddTurn name={name} turns={turns} onChange={onChange} />
    </div>
  );
}

interface Turns {
  readonly turns: readonly string[];
  readonly onChange: (turns: string[]) => void;
}

function AddTurn({ name, turns, onChange }: Turns & { readonly name: string }): VNode | null {
  const id = useId();
  const words = rotaWords.value;
  const [picked, setPicked] = useState('');
  const left = (settings.value?.agents ?? []).filter(agent => !turns.includes(agent.id));
  const next = left.some(agent => agent.id === picked) ? picked : '';
  if (left.length === 0) return null;
  return (
    <div class="pick">
      <ChooseOne
        id={id}
        name={`${name}: ${words.add}`}
        value={next}
        options={[
          { value: '', text: `${words.add} …` },
          ...left.map(agent => ({ value: agent.id, text: agent.name })),
        ]}
        onChange={setPicked}
      />
      <button
        type="button"
        disabled={next === ''}
        aria-label={`${settingsWords.value.lists.add}: ${name}`}
        onClick={() => onChange([...turns, next])}
      >
        {settingsWords.value.lists.add}
      </button>
    </div>
  );
}

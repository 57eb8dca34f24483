import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RotaDocument } from '../../../src/http/contract/rotas.ts';
import { today } from '../live/clock.ts';
import { Clock } from './clock.tsx';
import { draft, setSection } from './draft.ts';
import { labelOf, settingsWords } from './in-words.ts';
import { RemoveButton, TextInput } from './inputs.tsx';
import { RotaTurnsList } from './rota-turns-list.tsx';
import { rotaWords } from './rota-words.ts';
import { TurnsEditor } from './turns-editor.tsx';

/** Agents who take weekly turns at being on call: their order, and who is on call in the next weeks. */
export function Rotas(): VNode {
  const say = settingsWords.value.lists;
  const words = rotaWords.value;
  const { rotas = {}, groups = {} } = draft.value;
  const [name, setName] = useState('');
  const wanted = name.trim();
  const isNew = wanted !== '' && !Object.hasOwn(rotas, wanted) && !Object.hasOwn(groups, wanted);
  const set = (next: typeof rotas): void =>
    setSection('rotas', Object.keys(next).length === 0 ? undefined : next);
  const without = (gone: string): typeof rotas => {
    const { [gone]: _, ...others } = rotas;
    return others;
  };
  return (
    <section class="card form" aria-labelledby="rotas-title">
      <h3 id="rotas-title">{words.title}</h3>
      <p class="hint">{words.text}</p>
      {Object.entries(rotas).map(([rota, value]) => (
        <div key={rota} class="group">
          <RotaEditor name={rota} rota={value} onChange={next => set({ ...rotas, [rota]: next })} />
          <RemoveButton name={`${labelOf('rotas')} ${rota}`} onClick={() => set(without(rota))} />
        </div>
      ))}
      <div class="inline">
        <TextInput label={words.newRota} value={name} onChange={setName} />
        <button
          type="button"
          disabled={!isNew}
          aria-label={`${say.add}: ${words.newRota}`}
          onClick={() => {
            set({ ...rotas, [wanted]: { from: today(), at: '08:00', turns: [] } });
            setName('');
          }}
        >
          {say.add}
        </button>
      </div>
    </section>
  );
}

function RotaEditor({
  name,
  rota,
  onChange,
}: {
  readonly name: string;
  readonly rota: RotaDocument;
  readonly onChange: (rota: RotaDocument) => void;
}): VNode {
  return (
    <fieldset class="rota">
      <legend>{name}</legend>
      <div class="pair">
        <TextInput
          label={labelOf('from')}
          type="date"
          value={rota.from}
          onChange={from => onChange({ ...rota, from })}
        />
        <div class="field">
          <span class="label">{labelOf('at')}</span>
          <Clock
            label={`${name}: ${labelOf('at')}`}
            value={rota.at ?? '00:00'}
            onChange={at => onChange({ ...rota, at })}
          />
        </div>
      </div>
      <TurnsEditor name={name} turns={rota.turns} onChange={turns => onChange({ ...rota, turns })} />
      <RotaTurnsList name={name} rota={rota} />
    </fieldset>
  );
}

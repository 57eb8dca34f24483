import type { VNode } from 'preact';
import type { HotlineDocument } from '../../../src/http/contract/settings.ts';
import { goTo, linkTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { CallbackEditor } from './callback-editor.tsx';
import { draft, setSection, withoutUnset } from './draft.ts';
import type { HotlinePart } from './hotline-part.ts';
import { labelOf, settingsWords, spelled } from './in-words.ts';
import { Choice, LinesInput, TextInput } from './inputs.tsx';
import { addHours } from './new-hours.ts';
import { OverflowEditor } from './overflow-editor.tsx';
import { AgentPicker } from './picker.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { rotaWords } from './rota-words.ts';
import { ItemHead } from './section-head.tsx';
import { ShadowSwitch } from './shadow-switch.tsx';
import { SoundEditor } from './sound-editor.tsx';
import { WaitingEditor } from './waiting-editor.tsx';

/** Everything about one hotline. */
export function HotlineEditor({ index, hotline }: { index: number; hotline: HotlineDocument }): VNode {
  const say = settingsWords.value.hotlines;
  const { hotlines } = draft.value;
  const change: HotlinePart['change'] = fields => {
    const next = withoutUnset({ ...hotline, ...fields }) as HotlineDocument;
    setSection('hotlines', hotlines.with(index, next));
  };
  const remove = (): void => {
    setSection('hotlines', hotlines.toSpliced(index, 1));
    goTo('settings', 'hotlines');
  };
  const part = { hotline, change };
  return (
    <>
      <ItemHead section="hotlines" back={say.back} title={hotline.name} />
      <fieldset class="editor" disabled={!mayDo('admin')}>
        <Basics index={index} {...part} />
        <ShadowSwitch {...part} />
        <PolicyEditor {...part} />
        <WaitingEditor {...part} />
        <CallbackEditor {...part} />
        <OverflowEditor {...part} />
        <SoundEditor {...part} />
        {hotlines.length > 1 && mayDo('admin') && (
          <button type="button" class="danger" onClick={remove}>
            {say.remove}
          </button>
        )}
      </fieldset>
    </>
  );
}

function Basics({ index, hotline, change }: HotlinePart & { readonly index: number }): VNode {
  const say = settingsWords.value;
  const hours = Object.keys(draft.value.hours ?? {});
  return (
    <section class="card form" aria-labelledby="basics-title">
      <h3 id="basics-title">{say.hotlines.who}</h3>
      <div class="pair">
        <TextInput label={labelOf('name')} value={hotline.name} onChange={name => change({ name })} />
        <LinesInput
          label={labelOf('numbers')}
          hint={say.hotlines.numbersHint}
          value={hotline.numbers.map(spelled)}
          onChange={numbers => change({ numbers: numbers as HotlineDocument['numbers'] })}
        />
      </div>
      <AgentPicker
        label={labelOf('agents')}
        withGroups
        chosen={hotline.agents ?? []}
        empty={say.lists.everybody}
        onChange={agents => change({ agents: agents.length === 0 ? undefined : agents })}
      />
      <p class="hint">{say.hotlines.whoText}</p>
      {Object.keys(draft.value.rotas ?? {}).length > 0 && (
        <p class="hint">{rotaWords.value.inOverflow(labelOf('overflow'), labelOf('closed'))}</p>
      )}
      <div>
        <Choice
          label={labelOf('hours')}
          value={hotline.hours ?? ''}
          options={[
            { value: '', text: say.hotlines.always },
            ...hours.map(value => ({ value, text: value })),
          ]}
          onChange={chosen => change({ hours: chosen === '' ? undefined : chosen })}
        />
        {hotline.hours !== undefined && (
          <a class="beside" href={linkTo('settings', 'hours', hotline.hours)}>
            {say.hotlines.hoursLink}
          </a>
        )}
        {mayDo('admin') && (
          <button type="button" class="quiet beside" onClick={() => addHours(index)}>
            {say.hotlines.newHours}
          </button>
        )}
      </div>
    </section>
  );
}

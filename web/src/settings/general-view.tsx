import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { mayDo } from '../session.ts';
import { CallbackLimitsEditor } from './callback-limits-editor.tsx';
import { draft, setSection, withoutUnset } from './draft.ts';
import { HandlingEditor } from './handling-editor.tsx';
import { choicesOf, labelOf, settingsWords } from './in-words.ts';
import { Check, Choice, NumberInput, RemoveButton, TextInput } from './inputs.tsx';
import { AgentPicker } from './picker.tsx';
import { Rotas } from './rotas-editor.tsx';
import { SectionHead } from './section-head.tsx';

/** What applies to all hotlines: groups, rotas, language, goals and learning. */
export function GeneralView(): VNode {
  const { language = 'de', timeZone } = draft.value;
  return (
    <>
      <SectionHead section="general" />
      <fieldset class="editor" disabled={!mayDo('admin')}>
        <Groups />
        <Rotas />
        <section class="card form" aria-labelledby="language-title">
          <h3 id="language-title">{labelOf('language')}</h3>
          <div class="pair">
            <Choice
              label={labelOf('language')}
              value={language}
              options={choicesOf('language')}
              onChange={chosen => setSection('language', chosen === 'en' ? 'en' : 'de')}
            />
            <TextInput
              label={labelOf('timeZone')}
              hint="Europe/Berlin"
              value={timeZone ?? ''}
              onChange={zone => setSection('timeZone', zone === '' ? undefined : zone)}
            />
          </div>
        </section>
        <Goals />
        <HandlingEditor />
        <CallbackLimitsEditor />
        <Learning />
      </fieldset>
    </>
  );
}

function Groups(): VNode {
  const say = settingsWords.value;
  const groups = draft.value.groups ?? {};
  const [name, setName] = useState('');
  const taken = [...Object.keys(groups), ...Object.keys(draft.value.rotas ?? {})];
  const isNew = name.trim() !== '' && !taken.includes(name.trim());
  const set = (next: typeof groups): void =>
    setSection('groups', Object.keys(next).length === 0 ? undefined : next);
  const without = (gone: string): typeof groups => {
    const { [gone]: _, ...others } = groups;
    return others;
  };
  return (
    <section class="card form" aria-labelledby="groups-title">
      <h3 id="groups-title">{say.general.groups}</h3>
      <p class="hint">{say.general.groupsText}</p>
      {Object.entries(groups).map(([group, agents]) => (
        <div key={group} class="group">
          <AgentPicker
            label={group}
            chosen={agents}
            empty={say.lists.nobody}
            onChange={next => set({ ...groups, [group]: next })}
          />
          <RemoveButton name={`${labelOf('groups')} ${group}`} onClick={() => set(without(group))} />
        </div>
      ))}
      <div class="inline">
        <TextInput label={say.general.newGroup} value={name} onChange={setName} />
        <button
          type="button"
          disabled={!isNew}
          aria-label={`${say.lists.add}: ${say.general.newGroup}`}
          onClick={() => {
            set({ ...groups, [name.trim()]: [] });
            setName('');
          }}
        >
          {say.lists.add}
        </button>
      </div>
    </section>
  );
}

/** What the figures of the page are measured by. */
function Goals(): VNode {
  const { goals = {} } = draft.value;
  const set = (fields: { readonly [Name in keyof typeof goals]?: number | undefined }): void => {
    const next = withoutUnset({ ...goals, ...fields }) as typeof goals;
    setSection('goals', Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <section class="card form" aria-labelledby="goals-title">
      <h3 id="goals-title">{labelOf('goals')}</h3>
      <p class="hint">{settingsWords.value.general.goalsText}</p>
      <div class="pair">
        <NumberInput
          label={labelOf('answered')}
          value={goals.answered}
          usual={90}
          min={0}
          max={100}
          onChange={answered => set({ answered })}
        />
        <NumberInput
          label={labelOf('serviceLevel')}
          value={goals.serviceLevel}
          usual={80}
          min={0}
          max={100}
          onChange={serviceLevel => set({ serviceLevel })}
        />
        <NumberInput
          label={labelOf('serviceLevelSeconds')}
          value={goals.serviceLevelSeconds}
          usual={20}
          min={1}
          max={600}
          onChange={serviceLevelSeconds => set({ serviceLevelSeconds })}
        />
      </div>
    </section>
  );
}

type LearningRules = NonNullable<typeof draft.value.learning>;

function Learning(): VNode {
  const { learning = {} } = draft.value;
  const set = (fields: { readonly [Name in keyof LearningRules]?: LearningRules[Name] | undefined }): void =>
    setSection('learning', withoutUnset({ ...learning, ...fields }) as LearningRules);
  return (
    <section class="card form" aria-labelledby="learning-title">
      <h3 id="learning-title">{labelOf('learning')}</h3>
      <p class="hint">{settingsWords.value.general.learningText}</p>
      <Check label={labelOf('direct')} value={learning.direct ?? true} onChange={direct => set({ direct })} />
      <Check
        label={labelOf('outgoing')}
        value={learning.outgoing ?? true}
        onChange={outgoing => set({ outgoing })}
      />
      <div class="pair">
        <NumberInput
          label={labelOf('halfLifeDays')}
          value={learning.halfLifeDays}
          usual={90}
          min={0.1}
          max={36500}
          step={0.1}
          onChange={halfLifeDays => set({ halfLifeDays })}
        />
        <NumberInput
          label={labelOf('minTalkSeconds')}
          value={learning.minTalkSeconds}
          usual={0}
          min={0}
          max={3600}
          onChange={minTalkSeconds => set({ minTalkSeconds })}
        />
        <NumberInput
          label={labelOf('returnCallHours')}
          value={learning.returnCallHours}
          usual={24}
          min={0}
          max={720}
          onChange={returnCallHours => set({ returnCallHours })}
        />
        <Choice
          label={labelOf('credit')}
          value={learning.credit ?? 'final'}
          options={choicesOf('credit')}
          onChange={chosen => set({ credit: chosen === 'first' ? 'first' : 'final' })}
        />
      </div>
    </section>
  );
}

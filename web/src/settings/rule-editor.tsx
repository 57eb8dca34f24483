import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CallerDocument, RuleList } from '../../../src/http/contract/settings.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import type { Option } from '../choice/option.ts';
import { words } from '../language.ts';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { goTo, linkTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { changeRule, ruleEdits, setAdded, settings, withoutUnset } from './draft.ts';
import { agentName, labelOf, settingsWords } from './in-words.ts';
import { Check, Choice, LinesInput, TextInput } from './inputs.tsx';
import { AgentPicker } from './picker.tsx';
import { ItemHead } from './section-head.tsx';
import { refusalOptions, refusalValue, toRefusal } from './sound-editor.tsx';

/** One rule: a new one, an unsaved one such as `new-0`, or the one at an index of the configuration. */
export function RuleEditor({ which }: { which: string }): VNode {
  if (which === 'new') return <RuleForm rule={{ numbers: [] }} onTake={rule => setAdded(null, rule)} />;
  const position = Number(/^new-(\d+)$/.exec(which)?.[1] ?? Number.NaN);
  const added = ruleEdits.value.added[position];
  if (added !== undefined) return <RuleForm rule={added} onTake={rule => setAdded(position, rule)} />;
  return <StoredRule index={Number(which)} />;
}

function StoredRule({ index }: { index: number }): VNode {
  const draft = ruleEdits.value.changed.get(index);
  const query = new URLSearchParams({ limit: '1', ...(index > 0 ? { after: String(index - 1) } : {}) });
  const { value, error, reload } = useLoaded<RuleList>(
    draft === undefined ? `/settings/rules?${query}` : null,
  );
  const stored = value?.rules.find(rule => rule.index === index);
  const rule = draft ?? stored?.rule;
  if (rule !== undefined)
    return (
      <RuleForm
        rule={rule}
        numbers={stored?.numbers}
        onTake={changed => changeRule(index, changed, stored?.rule ?? null)}
      />
    );
  if (error !== undefined) return <Problem error={error} retry={reload} />;
  return <p class="loading">{value === undefined ? words.value.loading : settingsWords.value.rules.none}</p>;
}

function RuleForm({
  rule,
  numbers,
  onTake,
}: {
  rule: CallerDocument;
  numbers?: readonly string[] | undefined;
  onTake: (rule: CallerDocument) => void;
}): VNode {
  const say = settingsWords.value.rules;
  const [wanted, setWanted] = useState(rule);
  const change: RulePart['change'] = fields =>
    setWanted(before => withoutUnset({ ...before, ...fields }) as CallerDocument);
  const part = { rule: wanted, change };
  return (
    <>
      <ItemHead section="rules" back={say.back} title={wanted.name ?? say.edit} />
      <form
        class="rule-form"
        onSubmit={event => {
          event.preventDefault();
          onTake(wanted);
          goTo('settings', 'rules');
        }}
      >
        <fieldset class="editor" disabled={!mayDo('admin')}>
          <Whom {...part} spelled={numbers?.slice(0, rule.numbers?.length ?? 0)} />
          <What {...part} />
        </fieldset>
        {mayDo('admin') && (
          <div class="buttons">
            <button type="submit" class="primary">
              {say.take}
            </button>
            <a class="beside" href={linkTo('settings', 'rules')}>
              {words.value.cancel}
            </a>
          </div>
        )}
      </form>
    </>
  );
}

interface RulePart {
  readonly rule: CallerDocument;
  readonly change: (
    fields: { readonly [Name in keyof CallerDocument]?: CallerDocument[Name] | undefined },
  ) => void;
}

/** Which callers the rule is about. */
function Whom({ rule, change, spelled }: RulePart & { spelled: readonly string[] | undefined }): VNode {
  const say = settingsWords.value.rules;
  const orNone = <T,>(list: readonly T[]): T[] | undefined => (list.length === 0 ? undefined : [...list]);
  return (
    <section class="card form" aria-labelledby="whom-title">
      <h3 id="whom-title">{labelOf('numbers')}</h3>
      <TextInput
        label={labelOf('name')}
        value={rule.name ?? ''}
        onChange={name => change({ name: name === '' ? undefined : name })}
      />
      <div class="pair">
        <LinesInput
          label={labelOf('numbers')}
          hint={say.numbersHint}
          value={spelled ?? rule.numbers ?? []}
          onChange={lines => change({ numbers: orNone(lines) as CallerDocument['numbers'] })}
        />
        <LinesInput
          label={labelOf('prefixes')}
          hint={say.prefixesHint}
          value={rule.prefixes ?? []}
          onChange={lines => change({ prefixes: orNone(lines) })}
        />
      </div>
    </section>
  );
}

/** What the rule says about them. */
function What({ rule, change }: RulePart): VNode {
  const say = settingsWords.value.rules;
  const { fixed, never = [], blocked } = rule;
  const agent = (typeof fixed === 'string' ? fixed : fixed?.agent) ?? '';
  const isStrict = typeof fixed === 'object' && fixed.strict;
  const agents: readonly Option[] = (settings.value?.agents ?? []).map(({ id, name }) => ({
    value: id,
    text: name,
  }));
  const known = agent === '' || agents.some(one => one.value === agent);
  return (
    <section class="card form" aria-labelledby="what-title">
      <h3 id="what-title">{labelOf('callers')}</h3>
      <Check
        label={labelOf('vip')}
        value={rule.vip ?? false}
        onChange={vip => change({ vip: vip || undefined })}
      />
      <LabelledChoice
        label={labelOf('fixed')}
        value={agent}
        options={[
          { value: '', text: say.nobodyFixed },
          ...agents,
          ...(known ? [] : [{ value: agent, text: agentName(agent) }]),
        ]}
        onChange={chosen => change({ fixed: chosen === '' ? undefined : fixedTo(chosen, isStrict) })}
      />
      {agent !== '' && (
        <Check
          label={labelOf('strict')}
          value={isStrict}
          onChange={strict => change({ fixed: fixedTo(agent, strict) })}
        />
      )}
      <AgentPicker
        label={labelOf('never')}
        chosen={never}
        empty={settingsWords.value.lists.nobody}
        onChange={chosen => change({ never: chosen.length === 0 ? undefined : chosen })}
      />
      <Check
        label={labelOf('someoneNew')}
        value={rule.someoneNew ?? false}
        onChange={someoneNew => change({ someoneNew: someoneNew || undefined })}
      />
      <div class="pair">
        <Choice
          label={labelOf('blocked')}
          value={blocked === undefined ? '' : refusalValue(blocked)}
          options={[{ value: '', text: say.notBlocked }, ...refusalOptions('blocked')]}
          onChange={chosen => change({ blocked: chosen === '' ? undefined : toRefusal(chosen) })}
        />
        <TextInput
          label={labelOf('until')}
          type="date"
          value={rule.until ?? ''}
          onChange={until => change({ until: until === '' ? undefined : until })}
        />
      </div>
    </section>
  );
}

function fixedTo(agent: string, strict: boolean): CallerDocument['fixed'] {
  return strict ? { agent, strict } : agent;
}

import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { CallerRuleReply, PageCallerRule } from '../../../src/http/contract/callers.ts';
import { RequestError } from '../api.ts';
import { isSearched, LabelledChoice } from '../choice/choose-one.tsx';
import type { Option } from '../choice/option.ts';
import { words } from '../language.ts';
import { Picker } from '../settings/picker.tsx';
import { callerRuleWords } from '../words/say-caller.ts';
import { Field, fieldOf, Select } from './field.tsx';
import { Problem } from './problem.tsx';
import { RuleConflict } from './rule-conflict.tsx';
import { useTask } from './use-task.ts';

/** What the rule says, to be changed and saved as a whole. */
export function RuleForm({
  given,
  number,
  save,
  again,
}: {
  given: CallerRuleReply;
  number: string;
  /** `before`: what was seen last. */
  save: (rule: PageCallerRule, before: CallerRuleReply) => Promise<void>;
  again: () => void;
}): VNode {
  const say = callerRuleWords.value;
  const task = useTask();
  const [rule, setRule] = useState(given.rule);
  const [wanted, setWanted] = useState(given.rule);
  const change = (changes: Partial<PageCallerRule>): void => setRule({ ...rule, ...changes });
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const linked = fieldOf(form, 'linked')
      .split(/[\n,;]/)
      .map(one => one.trim());
    const until = fieldOf(form, 'until');
    const wanted = {
      ...rule,
      numbers: [number, ...linked.filter(one => one !== '')],
      until: until === '' ? null : until,
    };
    setWanted(wanted);
    await save(wanted, given);
  };
  const nobody = { value: '', text: say.nobody };
  const agents = given.agents.map(one => ({ value: one.agentId, text: one.name }));
  const isOutdated = task.error instanceof RequestError && task.error.code === 'outdated';
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        const form = event.currentTarget;
        void task.run(() => submit(form));
      }}
    >
      <LabelledChoice
        label={say.fixed}
        value={rule.fixed?.agentId ?? ''}
        options={[nobody, ...agents]}
        onChange={agentId =>
          change({ fixed: agentId === '' ? null : { agentId, strict: rule.fixed?.strict ?? false } })
        }
      />
      {rule.fixed !== null && (
        <Switch
          label={say.strict}
          isOn={rule.fixed.strict}
          onChange={strict => change({ fixed: { agentId: rule.fixed?.agentId ?? '', strict } })}
        />
      )}
      <details open={saysMore(given.rule)}>
        <summary>{say.more}</summary>
        <NeverChoice agents={agents} never={rule.never} onChange={never => change({ never })} />
        <Switch label={say.vip} isOn={rule.vip} onChange={vip => change({ vip })} />
        <Switch
          label={say.someoneNew}
          isOn={rule.someoneNew}
          onChange={someoneNew => change({ someoneNew })}
        />
        <Blocking rule={rule} change={change} />
        <LinkedNumbers numbers={rule.numbers.filter(one => one !== number)} />
        <Field label={say.until} name="until" type="date" value={rule.until ?? ''} />
      </details>
      {isOutdated ? (
        <RuleConflict
          address={`/callers/${encodeURIComponent(number)}/rule`}
          mine={wanted}
          isBusy={task.isBusy}
          keepMine={theirs => void task.run(() => save(wanted, theirs))}
          takeTheirs={again}
        />
      ) : (
        <Problem error={task.error} />
      )}
      <button
        type="submit"
        class="primary"
        disabled={task.isBusy}
        aria-label={`${words.value.save}: ${say.title}`}
      >
        {words.value.save}
      </button>
    </form>
  );
}

/** Of a small team a switch each; of a large one, those who are chosen. */
function NeverChoice({
  agents,
  never,
  onChange,
}: {
  agents: readonly Option[];
  never: readonly string[];
  onChange: (never: string[]) => void;
}): VNode {
  const say = callerRuleWords.value;
  const nameOf = new Map(agents.map(({ value, text }) => [value, text]));
  if (isSearched(agents))
    return (
      <Picker
        label={say.never}
        chosen={never}
        options={agents}
        textOf={value => nameOf.get(value) ?? value}
        empty={say.nobody}
        onChange={onChange}
      />
    );
  return (
    <fieldset class="choices">
      <legend>{say.never}</legend>
      {agents.map(({ value, text }) => (
        <Switch
          key={value}
          label={text}
          isOn={never.includes(value)}
          onChange={isOn => onChange(isOn ? [...never, value] : never.filter(one => one !== value))}
        />
      ))}
    </fieldset>
  );
}

/** Whether a rule says more than whose the caller is, which most say alone. */
function saysMore({ numbers, vip, never, blocked, someoneNew, until }: PageCallerRule): boolean {
  return numbers.length > 1 || vip || never.length > 0 || blocked !== null || someoneNew || until !== null;
}

function Blocking({
  rule,
  change,
}: {
  rule: PageCallerRule;
  change: (changes: Partial<PageCallerRule>) => void;
}): VNode {
  const say = callerRuleWords.value;
  const blocked =
    rule.blocked === null ? 'none' : typeof rule.blocked === 'string' ? rule.blocked : 'announcement';
  return (
    <Select
      label={say.blocked}
      value={blocked}
      options={blockingsOf(rule).map(value => ({ value, text: say.blockings[value] }))}
      onChange={chosen =>
        change({
          blocked:
            chosen === 'reject' || chosen === 'busy' ? chosen : chosen === 'none' ? null : rule.blocked,
        })
      }
    />
  );
}

/** Other numbers of the same customer, one per line; read from the form when it is submitted. */
function LinkedNumbers({ numbers }: { numbers: readonly string[] }): VNode {
  const say = callerRuleWords.value;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{say.linked}</label>
      <textarea
        id={id}
        name="linked"
        rows={2}
        maxLength={4000}
        aria-describedby={`${id}-hint`}
        defaultValue={numbers.join('\n')}
      />
      <p class="hint" id={`${id}-hint`}>
        {say.linkedHint}
      </p>
    </div>
  );
}

/** How a caller may be blocked. An announcement is chosen in the settings, and can only be kept here. */
function blockingsOf({ blocked }: PageCallerRule): readonly ('none' | 'reject' | 'busy' | 'announcement')[] {
  const own = blocked !== null && typeof blocked !== 'string';
  return own ? ['none', 'reject', 'busy', 'announcement'] : ['none', 'reject', 'busy'];
}

function Switch({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): VNode {
  return (
    <label class="switch">
      <input type="checkbox" checked={isOn} onChange={event => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

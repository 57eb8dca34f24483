import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CallerDocument, ListedRule, RuleList } from '../../../src/http/contract/settings.ts';
import { formatNumber } from '../format.ts';
import { words } from '../language.ts';
import { Empty } from '../parts/empty.tsx';
import { Field, Select } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePaused } from '../parts/use-paused.ts';
import { linkTo, path } from '../router.ts';
import { mayDo } from '../session.ts';
import { habitWords } from '../words/say-habits.ts';
import { markRemoved, ruleEdits, setAdded, settings } from './draft.ts';
import { settingsWords } from './in-words.ts';
import { RuleChips } from './rule-chips.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { SectionHead } from './section-head.tsx';

const kinds = ['all', 'fixed', 'never', 'vip', 'blocked', 'linked', 'range', 'over'] as const;
type Kind = (typeof kinds)[number];

/** Rules about callers; with `new` or a rule's index in the address, that rule. */
export function RulesView(): VNode {
  const [, , which] = path.value;
  return which === undefined ? <RuleSearch /> : <RuleEditor key={which} which={which} />;
}

function RuleSearch(): VNode {
  const say = settingsWords.value.rules;
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const search = usePaused(text);
  return (
    <>
      <SectionHead section="rules" />
      <search class="inline rule-search">
        <Field
          label={say.search}
          name="search"
          type="search"
          maxLength={100}
          autocomplete="off"
          value={text}
          onInput={setText}
        />
        <Select
          label={say.kind}
          value={kind}
          options={kinds.map(value => ({ value, text: say.kinds[value] }))}
          onChange={chosen => setKind(kinds.find(one => one === chosen) ?? 'all')}
        />
        {mayDo('admin') && (
          <a class="button" href={linkTo('settings', 'rules', 'new')}>
            {say.add}
          </a>
        )}
      </search>
      <p class="hint">{say.withheldText}</p>
      <AddedRules />
      <section class="card" aria-labelledby="rules-title">
        <FoundRules key={`${search} ${kind}`} search={search} kind={kind} after={null} />
      </section>
    </>
  );
}

/** Rules that are not saved yet. */
function AddedRules(): VNode | null {
  const { added } = ruleEdits.value;
  if (added.length === 0) return null;
  return (
    <ul class="card rules">
      {added.map((rule, position) => (
        <li key={position}>
          <Rule rule={rule} numbers={numbersOf(rule)} place={`new-${position}`} mark="added" />
          {mayDo('admin') && (
            <button
              type="button"
              class="quiet"
              aria-label={`${words.value.remove}: ${nameOf(rule, numbersOf(rule))}`}
              onClick={() => setAdded(position, null)}
            >
              {words.value.remove}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A page of results, followed by the next. */
function FoundRules({ search, kind, after }: { search: string; kind: Kind; after: number | null }): VNode {
  const say = settingsWords.value.rules;
  const { empty } = habitWords.value;
  const [isMore, setMore] = useState(false);
  const query = new URLSearchParams({
    search,
    ...(kind === 'all' ? {} : { kind }),
    ...(after === null ? {} : { after: String(after) }),
    // Makes it reload once something is saved.
    revision: String(settings.value?.revision),
  });
  const { value, error, reload } = useLoaded<RuleList>(`/settings/rules?${query}`);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  return (
    <>
      {after === null && (
        <h3 id="rules-title">
          <span role="status">{say.found(formatNumber(value.found))}</span>
        </h3>
      )}
      {value.found === 0 && (search !== '' || kind !== 'all') && <p class="empty">{say.none}</p>}
      {value.found === 0 && search === '' && kind === 'all' && (
        <Empty text={empty.rules} next={{ text: empty.toCallers, place: ['callers'] }} />
      )}
      <ul class="rules">
        {value.rules.map(rule => (
          <ListedRuleRow key={rule.index} listed={rule} />
        ))}
      </ul>
      {value.next !== null && !isMore && (
        <button type="button" onClick={() => setMore(true)}>
          {words.value.more}
        </button>
      )}
      {value.next !== null && isMore && <FoundRules search={search} kind={kind} after={value.next} />}
    </>
  );
}

function ListedRuleRow({ listed }: { listed: ListedRule }): VNode {
  const say = settingsWords.value.rules;
  const { changed, removed } = ruleEdits.value;
  const draft = changed.get(listed.index);
  const isRemoved = removed.has(listed.index);
  const mark = isRemoved ? 'removed' : draft === undefined ? null : 'changed';
  return (
    <li class={isRemoved ? 'removed' : undefined}>
      <Rule
        rule={draft ?? listed.rule}
        numbers={draft === undefined ? listed.numbers : numbersOf(draft)}
        place={String(listed.index)}
        mark={mark}
        isOver={listed.isOver}
      />
      {mayDo('admin') && (
        <button
          type="button"
          class="quiet"
          aria-label={`${isRemoved ? say.restore : words.value.remove}: ${nameOf(listed.rule, listed.numbers)}`}
          onClick={() => markRemoved(listed, !isRemoved)}
        >
          {isRemoved ? say.restore : words.value.remove}
        </button>
      )}
    </li>
  );
}

function Rule({
  rule,
  numbers,
  place,
  mark,
  isOver = false,
}: {
  rule: CallerDocument;
  numbers: readonly string[];
  place: string;
  mark: 'added' | 'changed' | 'removed' | null;
  isOver?: boolean;
}): VNode {
  const say = settingsWords.value.rules;
  return (
    <>
      <span class="rule-name">
        <a href={linkTo('settings', 'rules', place)}>{nameOf(rule, numbers)}</a>
        {mark !== null && <span class="chip mark">{say[mark]}</span>}
        {isOver && <span class="chip">{say.over}</span>}
      </span>
      <span class="hint numbers">{(rule.name === undefined ? numbers.slice(1) : numbers).join(', ')}</span>
      <RuleChips rule={rule} />
    </>
  );
}

function nameOf({ name }: CallerDocument, numbers: readonly string[]): string {
  return name ?? numbers[0] ?? settingsWords.value.rules.unnamed;
}

function numbersOf({ numbers = [], prefixes = [] }: CallerDocument): readonly string[] {
  return [...numbers, ...prefixes];
}

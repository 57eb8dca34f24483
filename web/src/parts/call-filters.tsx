import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { CallList } from '../../../src/http/contract/calls.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { say as sayText } from '../language.ts';
import { query, replaceQuery } from '../router.ts';
import { callWords } from '../words/say-calls.ts';
import { Field, Select } from './field.tsx';
import { pauseMs } from './use-paused.ts';

/** Calls that no figure counts. */
const kinds: readonly string[] = ['direct', 'outgoing', 'past'];

/** Filters of the list of calls, which stand in the address. */
export function CallFilters({ list }: { list: CallList | undefined }): VNode {
  const say = callWords.value;
  const asked = query.value;
  const given = (name: string): string => asked.get(name) ?? '';
  const choose = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(query.peek());
    for (const [name, value] of Object.entries(changes))
      if (value === '') next.delete(name);
      else next.set(name, value);
    replaceQuery(next);
  };
  return (
    <search class="filters">
      <SearchField value={given('search')} onPause={search => choose({ search })} />
      <Select
        label={say.show}
        value={given('kind') || given('countedAs')}
        options={Object.entries(say.shows).map(([value, text]) => ({ value, text }))}
        onChange={shown =>
          choose(kinds.includes(shown) ? { kind: shown, countedAs: '' } : { kind: '', countedAs: shown })
        }
      />
      {(list?.hotlines.length ?? 0) > 1 && (
        <LabelledChoice
          label={say.hotline}
          value={given('hotline')}
          options={[
            { value: '', text: say.allHotlines },
            ...(list?.hotlines.map(name => ({ value: name, text: name })) ?? []),
          ]}
          onChange={hotline => choose({ hotline })}
        />
      )}
      {list?.agents != null && (
        <LabelledChoice
          label={say.agent}
          value={given('agent')}
          options={[
            { value: '', text: say.everybody },
            ...list.agents.map(({ agentId, name }) => ({ value: agentId, text: name })),
          ]}
          onChange={agent => choose({ agent })}
        />
      )}
      <Select
        label={say.rule}
        value={given('rule')}
        options={[
          { value: '', text: say.anyRule },
          ...(list?.rules.map(({ rule, text }) => ({ value: rule, text: sayText(text) })) ?? []),
        ]}
        onChange={rule => choose({ rule })}
      />
      <Field
        label={say.from}
        name="from"
        type="date"
        value={list?.from ?? given('from')}
        onInput={from => choose({ days: '', to: list?.to ?? '', from })}
      />
      <Field
        label={say.to}
        name="to"
        type="date"
        value={list?.to ?? given('to')}
        onInput={to => choose({ days: '', from: list?.from ?? '', to })}
      />
      {asked.size > 0 && (
        <button type="button" class="quiet" onClick={() => replaceQuery(new URLSearchParams())}>
          {say.reset}
        </button>
      )}
    </search>
  );
}

/** The text that is typed counts once typing has paused. */
function SearchField({ value, onPause }: { value: string; onPause: (text: string) => void }): VNode {
  const say = callWords.value;
  /** Null: nothing that is not in the address yet. */
  const [typed, setTyped] = useState<string | null>(null);
  // What somebody goes to counts more than what they typed before.
  useLayoutEffect(() => setTyped(null), [value]);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => onPause(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Field
      label={say.search}
      name="search"
      type="search"
      maxLength={100}
      autocomplete="off"
      value={typed ?? value}
      onInput={setTyped}
    />
  );
}

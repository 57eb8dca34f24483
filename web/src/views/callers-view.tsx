import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CallerList } from '../../../src/http/contract/callers.ts';
import { formatMoment } from '../format.ts';
import { words } from '../language.ts';
import { Caller } from '../parts/caller.tsx';
import { Empty } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePaused } from '../parts/use-paused.ts';
import { path, query } from '../router.ts';
import { mayDo } from '../session.ts';
import { callerWords } from '../words/say-caller.ts';
import { habitWords } from '../words/say-habits.ts';
import { CallerView } from './caller-view.tsx';

/** Search for callers; with a number in the address, that caller's own page. */
export function CallersView(): VNode {
  const [, number] = path.value;
  return number === undefined ? (
    <CallerSearch key={query.value.get('search')} />
  ) : (
    <CallerView key={number} number={number} />
  );
}

function CallerSearch(): VNode {
  const say = callerWords.value;
  const [text, setText] = useState(query.value.get('search') ?? '');
  const search = usePaused(text);
  const { value, error, reload } = useLoaded<CallerList>(`/callers?${new URLSearchParams({ search })}`);
  const found = useKept(value);
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <search class="search">
        <Field
          label={say.search}
          hint={say.searchHint}
          name="search"
          type="search"
          maxLength={100}
          autocomplete="off"
          value={text}
          onInput={setText}
        />
      </search>
      <section aria-labelledby="found-title" class="card">
        <h2 id="found-title">{search === '' ? say.recent : say.title}</h2>
        {value === undefined && error !== undefined && <Problem error={error} retry={reload} />}
        {found?.callers.length === 0 && <NoCaller isSearch={search !== ''} />}
        <ul class="callers">
          {found?.callers.map(({ caller, calls, lastSeenAt }) => (
            <li key={caller.number}>
              <Caller caller={caller} />
              {caller.name !== null && <span class="hint">{caller.display}</span>}
              <span class="hint last">
                {say.calls(calls)}
                {lastSeenAt !== null && `, ${say.lastCall} ${formatMoment(lastSeenAt)}`}
              </span>
            </li>
          ))}
        </ul>
        {value !== undefined && value.next !== null && <MoreCallers search={search} after={value.next} />}
      </section>
    </>
  );
}

function NoCaller({ isSearch }: { isSearch: boolean }): VNode {
  const say = habitWords.value.empty;
  if (isSearch) return <Empty text={`${callerWords.value.none} ${say.noCaller}`} />;
  return <Empty text={say.callers} next={mayDo('admin') && { text: say.import, place: ['connect'] }} />;
}

/** The next page of results, followed by the one after it. */
function MoreCallers({ search, after }: { search: string; after: string }): VNode {
  const [isAsked, setAsked] = useState(false);
  const query = new URLSearchParams({ search, after });
  const { value, error, reload } = useLoaded<CallerList>(isAsked ? `/callers?${query}` : null);
  if (!isAsked)
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {words.value.more}
      </button>
    );
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  return (
    <>
      <ul class="callers">
        {value.callers.map(({ caller, calls }) => (
          <li key={caller.number}>
            <Caller caller={caller} />
            <span class="hint last">{callerWords.value.calls(calls)}</span>
          </li>
        ))}
      </ul>
      {value.next !== null && <MoreCallers search={search} after={value.next} />}
    </>
  );
}

/** What was found last, until the next is found, so that no row goes away under a finger. */
function useKept(found: CallerList | undefined): CallerList | undefined {
  const kept = useRef(found);
  if (found !== undefined) kept.current = found;
  return kept.current;
}

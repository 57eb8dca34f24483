import { Fragment, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CallList } from '../../../src/http/contract/calls.ts';
import { formatDate } from '../format.ts';
import { words } from '../language.ts';
import { CallFilters } from '../parts/call-filters.tsx';
import { CallRow } from '../parts/call-row.tsx';
import { CallsFile } from '../parts/calls-file.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { query } from '../router.ts';
import { mayDo } from '../session.ts';
import { callWords } from '../words/say-calls.ts';
import { habitWords } from '../words/say-habits.ts';

/** How many calls are shown before one has to ask for more. */
const shownAtOnce = 50;
const lookEveryMs = 15_000;

/** Every call there was, by the filters in the address. */
export function CallsView(): VNode {
  const say = callWords.value;
  const asked = query.value.toString();
  const first = useLoaded<CallList>(`/calls?${asked}`, lookEveryMs);
  // What may be chosen stays while other calls are loading.
  const [known, setKnown] = useState<CallList>();
  if (first.value !== undefined && first.value !== known) setKnown(first.value);
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <CallsFile asked={asked} />
      </div>
      {!mayDo('admin', 'supervisor', 'viewer') && <p class="intro">{say.own}</p>}
      <CallFilters list={first.value ?? known} />
      {first.value?.isCut === true && <p class="hint">{say.cut}</p>}
      <section class="feed" aria-label={say.title} aria-busy={first.value === undefined}>
        <ol>
          <Page key={asked} asked={asked} page={first} wanted={shownAtOnce} isBelow={false} />
        </ol>
      </section>
    </>
  );
}

interface PageProps {
  asked: string;
  page: ReturnType<typeof useLoaded<CallList>>;
  /** How many calls are still to be shown. */
  wanted: number;
  /** Whether there are calls above. */
  isBelow: boolean;
}

/** Calls, and what comes after them. */
function Page({ asked, page: { value, error, reload }, wanted, isBelow }: PageProps): VNode {
  if (value === undefined)
    return (
      <li>
        {error === undefined ? (
          <p class="loading">{words.value.loading}</p>
        ) : (
          <Problem error={error} retry={reload} />
        )}
      </li>
    );
  const hasSeveral = value.hotlines.length > 1;
  const left = wanted - value.calls.length;
  return (
    <>
      {value.calls.map(call => (
        <CallRow key={call.callId} call={call} hasDate hotline={hasSeveral ? call.hotline : null} />
      ))}
      {value.next === null ? (
        value.calls.length === 0 && !isBelow && <li>{<NoCall isAll={asked === ''} />}</li>
      ) : (
        <Next asked={asked} after={value.next} wanted={left} isBelow={isBelow || value.calls.length > 0} />
      )}
    </>
  );
}

function NoCall({ isAll }: { isAll: boolean }): VNode {
  const say = habitWords.value.empty;
  if (!isAll) return <Empty text={callWords.value.none} />;
  return <Empty text={say.calls} next={mayDo('admin') && { text: say.import, place: ['connect'] }} />;
}

interface NextProps extends Pick<PageProps, 'asked' | 'wanted' | 'isBelow'> {
  after: string;
}

/** The next page: at once if too few were found so far, else when it is asked for. */
function Next({ asked, after, wanted, isBelow }: NextProps): VNode {
  const [isAsked, setAsked] = useState(false);
  const isLoading = isAsked || wanted > 0;
  const path = `/calls?${new URLSearchParams([...new URLSearchParams(asked), ['after', after]])}`;
  const page = useLoaded<CallList>(isLoading ? path : null);
  if (!isLoading)
    return (
      <li class="more">
        <button type="button" onClick={() => setAsked(true)}>
          {words.value.more}
        </button>
      </li>
    );
  const isSearching = page.value === undefined && page.error === undefined;
  return (
    <Fragment>
      {isSearching && (
        <li class="hint" role="status">
          {callWords.value.searchedTo(formatDate(Number.parseInt(after, 10)))}
        </li>
      )}
      {!isSearching && (
        <Page asked={asked} page={page} wanted={wanted > 0 ? wanted : shownAtOnce} isBelow={isBelow} />
      )}
    </Fragment>
  );
}

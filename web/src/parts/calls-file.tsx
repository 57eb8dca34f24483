import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CallList, ListedCall } from '../../../src/http/contract/calls.ts';
import { read } from '../api.ts';
import { formatForSheet, formatNumber } from '../format.ts';
import { language, say as sayText, words } from '../language.ts';
import { callWords } from '../words/say-calls.ts';
import { outcomeOf } from './call-row.tsx';
import { download, toCsv } from './download.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** How many calls a file holds at most, and how many of them are read at a time. */
const mostCalls = 50_000;
const readAtOnce = 500;

/** The calls of the list as a file for a spreadsheet, read page by page. */
export function CallsFile({ asked }: { asked: string }): VNode {
  const say = callWords.value;
  const task = useTask();
  const [count, setCount] = useState<number | null>(null);
  const [isCut, setCut] = useState(false);
  const stop = useRef(new AbortController());
  const make = async (): Promise<void> => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const calls: ListedCall[] = [];
    let after: string | null = '';
    setCut(false);
    try {
      while (after !== null && calls.length < mostCalls) {
        setCount(calls.length);
        const query = new URLSearchParams(asked);
        query.set('limit', String(readAtOnce));
        if (after !== '') query.set('after', after);
        const page: CallList = await read<CallList>(`/calls?${query}`, {}, signal);
        calls.push(...page.calls);
        after = page.next;
      }
      setCut(after !== null);
      download('familiar-calls.csv', 'text/csv', toCsv([headOf(), ...calls.map(rowOf)], language.value));
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      setCount(null);
    }
  };
  return (
    <div class="buttons">
      {count === null ? (
        <button type="button" class="quiet" onClick={() => void task.run(make)}>
          {say.csv}
        </button>
      ) : (
        <button type="button" class="quiet" onClick={() => stop.current.abort()}>
          {say.reading(formatNumber(count))}
        </button>
      )}
      {isCut && <p class="hint">{say.csvCut(formatNumber(mostCalls))}</p>}
      <Problem error={task.error} />
    </div>
  );
}

function headOf(): readonly string[] {
  const { columns } = callWords.value;
  return [
    columns.began,
    columns.name,
    columns.number,
    columns.kind,
    columns.hotline,
    columns.agent,
    columns.outcome,
    columns.waited,
    columns.talked,
    columns.reason,
  ];
}

function rowOf(call: ListedCall): readonly (string | number)[] {
  const { live } = words.value;
  const { caller, startedAt, answeredAt, endedAt, firstSeenAt } = call;
  return [
    formatForSheet(startedAt ?? firstSeenAt),
    caller.name ?? '',
    caller.display ?? live.withheld,
    live.kind[call.kind],
    call.hotline ?? '',
    call.agents.map(({ name }) => name).join(', '),
    live.state[outcomeOf(call)],
    secondsBetween(startedAt, answeredAt ?? endedAt),
    secondsBetween(answeredAt, endedAt),
    call.sentence === null ? '' : sayText(call.sentence),
  ];
}

function secondsBetween(from: number | null, to: number | null): number | string {
  return from === null || to === null ? '' : Math.max(0, Math.round((to - from) / 1000));
}

import { effect } from '@preact/signals';
import type { RequestList } from '../../../src/http/contract/callback-requests.ts';
import { read } from '../api.ts';
import { askerOf } from '../parts/request-state.ts';
import { user } from '../session.ts';
import { requestWords } from '../words/say-requests.ts';
import { requests } from './board.ts';

interface Notices {
  show(id: string, title: string, body: string): void;
  close(id: string): void;
}

/** Tells of each caller whom one is to call back by hand now, and takes it back once that is over, until `signal` aborts. */
export function tellOfDue({ show, close }: Notices, signal: AbortSignal): void {
  let told: ReadonlySet<string> = new Set();
  const look = async (): Promise<void> => {
    const own = user.value?.agentId ?? null;
    const list = await read<RequestList>('/callback-requests', {}, signal);
    if (signal.aborted) return;
    const due = list.requests.filter(({ state, agent }) => state === 'due' && agent?.agentId === own);
    for (const one of due)
      if (!told.has(one.id)) show(one.id, requestWords.value.dueTitle, requestWords.value.due(askerOf(one)));
    const open = new Set(due.map(({ id }) => id));
    for (const id of told) if (!open.has(id)) close(id);
    told = open;
  };
  const stop = effect(() => {
    const own = user.value?.agentId ?? null;
    const isDue = own !== null && requests.value.due.includes(own);
    // What can't be looked at now is looked at with the next change.
    if (isDue || told.size > 0) void look().catch(() => {});
  });
  signal.addEventListener('abort', stop);
}

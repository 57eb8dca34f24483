import type { CallRecord } from '../../domain/call-record.ts';
import type { AppContext } from '../context.ts';

/** Lets health know when a push came last: before the start, or to another instance. */
export async function noticeSilence({ store, health, feed, clock, log }: AppContext): Promise<void> {
  try {
    for (const { call } of await store.recentCalls(calls))
      for (const at of pushesOf(call)) health.heardAt(at);
  } catch (error) {
    log.warn({ err: error }, 'Whether pushes have come before is not known.');
    return;
  }
  feed.subscribe(({ entry }) => {
    if (pushes.has(entry.event.type)) health.heardAt(clock());
  });
  health.pastRead();
}

/** Enough for one from a push to be among them, even after an import. */
const calls = 100;
const pushes: ReadonlySet<string> = new Set(['newCall', 'answer', 'hangup', 'dtmf']);

/** Imported calls are of the kinds `past` and `outgoing`, and prove nothing. */
function pushesOf({ kind, startedAt, answeredAt, endedAt }: CallRecord): readonly number[] {
  if (kind !== 'hotline' && kind !== 'direct') return [];
  return [startedAt, answeredAt, endedAt].filter(at => at !== null);
}

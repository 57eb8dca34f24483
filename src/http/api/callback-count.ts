import { areOf } from '../../app/page/keep-callbacks.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { BoardEvent, CallbackCount } from '../contract/board.ts';
import type { LiveStream } from './live-stream.ts';
import type { PageContext } from './route.ts';

/** How many are to be called back, as last looked. */
export function renderCallbackCount(
  { callbacks }: Pick<PageContext, 'callbacks'>,
  agentId: AgentId | null,
): CallbackCount {
  const last = callbacks.last();
  return last === null ? null : { open: last.open.filter(areOf(agentId)).length, version: last.version };
}

/** Makes a function that looks, while anybody watches, and tells them if anything has changed. */
export function tellOfCallbacks(
  page: Pick<PageContext, 'callbacks'>,
  stream: Pick<LiveStream, 'viewers' | 'publishToAll'>,
): () => Promise<void> {
  let told: number | null = null;
  return async () => {
    if (stream.viewers() === 0) return;
    // If the database can't tell, what was told last stays.
    const version = (await page.callbacks.read().catch(() => null))?.version ?? told;
    if (version === told) return;
    told = version;
    stream.publishToAll(
      (agentId): BoardEvent => ({ type: 'callbacks', callbacks: renderCallbackCount(page, agentId) }),
    );
  };
}

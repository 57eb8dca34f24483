import type { AgentId } from '../../domain/roster.ts';
import type { BoardEvent, RequestCount } from '../contract/board.ts';
import type { LiveStream } from './live-stream.ts';
import type { PageContext } from './route.ts';

/** How many have asked to be called back, and who is to call by hand now. */
export function renderRequestCount(
  { requests }: Pick<PageContext, 'requests'>,
  agentId: AgentId | null,
): RequestCount {
  const { open, due, version } = requests.count(agentId);
  return { open, due: [...due], version };
}

/** Makes a function that looks, while anybody watches, and tells them if anything has changed. */
export function tellOfRequests(
  page: Pick<PageContext, 'requests'>,
  stream: Pick<LiveStream, 'viewers' | 'publishToAll'>,
): () => Promise<void> {
  let told: number | null = null;
  return async () => {
    if (stream.viewers() === 0) return;
    const { version } = await page.requests.learn();
    if (version === told) return;
    told = version;
    stream.publishToAll(
      (agentId): BoardEvent => ({ type: 'requests', requests: renderRequestCount(page, agentId) }),
    );
  };
}

import type { RequestList } from '../../../src/http/contract/callback-requests.ts';
import { requests } from '../live/board.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';
import { useWhenChanged } from './use-when-changed.ts';

/** Who has asked to be called back, loaded again whenever the live feed tells of a change. */
export function useRequests(): Loaded<RequestList> {
  const loaded = useLoaded<RequestList>('/callback-requests');
  useWhenChanged(requests.value.version, loaded.reload);
  return loaded;
}

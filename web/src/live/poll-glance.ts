import type { PageGlance } from '../../../src/http/contract/glance.ts';
import { RequestError, read } from '../api.ts';
import { glance } from './board.ts';
import { connection } from './connection.ts';

const everyMs = 10_000;
const retryMs = 3_000;

/** For those who may not follow the board: looks how the service is doing, until the returned function is called. */
export function pollGlance(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    const seen = await read<PageGlance>('/glance').catch((error: unknown) => error);
    if (isOver) return;
    const isLost = seen instanceof RequestError && seen.code === 'offline';
    if (!(seen instanceof Error)) glance.value = seen as PageGlance;
    connection.value = isLost ? 'lost' : 'live';
    timer = setTimeout(look, isLost ? retryMs : everyMs);
  }

  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
    connection.value = 'connecting';
  };
}

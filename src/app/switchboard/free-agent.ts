import type { Agent } from '../../domain/roster.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import { legClosedEntry } from '../../switchboard/leg.ts';
import { openLegsOfAgent } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';

/**
 * Ends the talks of an agent, because somebody says that they are free. Durable when it resolves; rejects if
 * it can't be recorded.
 */
export async function freeAgent(context: AppContext, { id, numbers }: Agent, by: string): Promise<void> {
  const { store, known, clock, health, feed, log } = context;
  const now = clock();
  const talks = [id, ...numbers]
    .flatMap(one => openLegsOfAgent(known.switchboard, one, now))
    .filter(({ state }) => state === 'talking');
  for (const leg of talks) {
    const entry = legClosedEntry(leg, 'said-free', now, { by });
    const recorded = await store.record(entry);
    applyEntry(known.switchboard, entry);
    if (!recorded.isNew) continue;
    health.corrected(entry.event);
    feed.publish(recorded);
    log.info(entry.event, 'A call was closed because somebody said that its agent is free.');
  }
}

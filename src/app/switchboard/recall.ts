import { offersCallbacks } from '../../domain/callback-rules.ts';
import type { Agent } from '../../domain/roster.ts';
import { applyPastEntry } from '../../switchboard/apply-entry.ts';
import { askedCountsMs } from '../../switchboard/callback-requests.ts';
import { switchboardWindowMs } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import { watchedUntil } from '../roster/provider-lease.ts';
import { recallPauses } from './pause-agent.ts';

/** An absence no longer than this is a restart, which misses next to nothing. In milliseconds. */
const longestRestartMs = 60_000;

/**
 * Restores what was known before a restart: the agents, every call that may still be open, missed offers and
 * pauses.
 */
export async function recall(context: AppContext): Promise<void> {
  const { store, known, clock } = context;
  const { agents, phones = null, ...account } = await store.loadRoster();
  known.roster = { ...account, agents: agents.map(asUnverified), confirmedAt: null, phones };
  const now = clock();
  // How many callbacks were asked for within a day counts too.
  const windowMs = offersCallbacks(known.plan) ? askedCountsMs : 0;
  const since = now - Math.max(windowMs, switchboardWindowMs(known.rules));
  for (const entry of await store.switchboardEntries(since)) applyPastEntry(known.switchboard, entry, now);
  await recallPauses(context);
  const watched = await watchedUntil(context);
  known.heardSince = watched === null || now - watched > longestRestartMs ? now : null;
}

/**
 * Agents who were offline then may be back. Until the provider has spoken, a call that rings in vain beats
 * none.
 */
function asUnverified(agent: Agent): Agent {
  const { devices: _, ...lasting } = agent;
  return { ...lasting, presence: 'unverified', dialNumber: agent.dialNumber ?? agent.numbers[0] ?? null };
}

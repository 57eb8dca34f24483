import type { AppContext } from '../context.ts';
import type { Wish } from '../ports/wishes.ts';

/**
 * The wishes that nobody has decided, oldest first. Those of people who have left go with them; where nobody is
 * known at all, nobody is taken to have left.
 */
export async function openWishes({
  store,
  known: { roster },
}: Pick<AppContext, 'store' | 'known'>): Promise<readonly Wish[]> {
  const open = await store.wishes.open();
  if (roster.agents.length === 0) return open;
  const there = new Set([...roster.agents, ...(roster.withoutNumber ?? [])].map(({ id }) => id));
  const gone = open.filter(({ agentId }) => !there.has(agentId));
  await store.wishes.dropOf([...new Set(gone.map(({ agentId }) => agentId))]);
  return open.filter(({ agentId }) => there.has(agentId));
}

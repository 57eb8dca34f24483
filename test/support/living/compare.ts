import { agents, type Look } from './familiar.ts';
import type { Knowledge } from './knowledge.ts';
import type { Presence } from './presence.ts';

/** What an instance says otherwise than it can know; null: nothing. */
export function compare(
  knowledge: Knowledge,
  presence: Presence,
  { at, look, now }: { readonly at: number; readonly look: Look; readonly now: number },
): string | null {
  const model = knowledge.modelOf(at);
  const busy = model.busy(now);
  const unsure = knowledge.unsureAgents(at);
  for (const agent of look.availability === null ? [] : agents) {
    const said = look.availability?.get(agent);
    const isSo = busy.get(agent) ?? presence.availabilityOf(agent);
    if (said !== isSo && !unsure.has(agent)) return `${agent} is ${isSo}, and said to be ${said}`;
  }
  const open = model.open(now);
  return look.openLegs === open || !knowledge.isSure(at)
    ? null
    : `${open} legs are open, and ${look.openLegs} said to be: ${model.tellOpen(now)}`;
}

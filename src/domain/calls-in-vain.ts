import type { AgentId } from './roster.ts';
import type { ReturnCall } from './terms.ts';

/** When an agent last called somebody in vain, and when the two last talked; epoch milliseconds, 0: never. */
export interface Contact {
  readonly agentId: AgentId;
  readonly calledAt: number;
  readonly lastAnsweredAt: number;
}

/** The latest call in vain since `since` (epoch milliseconds), if nobody has talked to the caller since. */
export function returnCallAmong(contacts: readonly Contact[], since: number): ReturnCall | null {
  const latest = contacts.reduce<Contact | null>(
    (best, one) => (one.calledAt > (best?.calledAt ?? 0) ? one : best),
    null,
  );
  if (latest === null || latest.calledAt < since) return null;
  const { agentId, calledAt } = latest;
  return contacts.some(one => one.lastAnsweredAt > calledAt) ? null : { agentId, calledAt };
}

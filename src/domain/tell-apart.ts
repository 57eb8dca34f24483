import type { JournalEntry, UserSplit } from './journal-entry.ts';
import { numberOf } from './party.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * Replaces a user who turned out to be several agents in the entries of one call: each by the numbers that
 * its event names, or else by those of the call's other events, if these agree. Where nothing tells, the user
 * stays.
 */
export function tellApart(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const split = entries.find(isUserSplit)?.event;
  if (split === undefined) return entries;
  const ownerIn = ({ event }: JournalEntry): AgentId | null => ownerOf(ownNumbersIn(event), split);
  const owners = new Set(entries.flatMap(entry => ownerIn(entry) ?? []));
  const [only = null, ...others] = owners;
  const likely = others.length === 0 ? only : null;
  return entries.map(entry => inPlaceOf(split.userIds, ownerIn(entry) ?? likely, entry));
}

/** The agent who owns the first of these numbers that belongs to one; null: none does. */
export function ownerOf(
  numbers: readonly (PhoneNumber | null)[],
  { owners }: Pick<UserSplit, 'owners'>,
): AgentId | null {
  for (const number of numbers) {
    const owner = owners.find(one => one.number === number);
    if (owner !== undefined) return owner.agentId;
  }
  return null;
}

function isUserSplit(entry: JournalEntry): entry is JournalEntry & { readonly event: UserSplit } {
  return entry.event.type === 'userSplit';
}

/** The numbers at the company's end, most telling first. */
function ownNumbersIn(event: JournalEntry['event']): readonly (PhoneNumber | null)[] {
  switch (event.type) {
    case 'newCall':
      return [numberOf(event.direction === 'out' ? event.caller : event.called)];
    case 'answer':
      return event.direction === 'out'
        ? [numberOf(event.caller)]
        : [event.answeringNumber, numberOf(event.called)];
    case 'pastCall':
      return [event.answeringNumber];
    default:
      return [];
  }
}

function inPlaceOf(userIds: readonly AgentId[], agentId: AgentId | null, entry: JournalEntry): JournalEntry {
  if (agentId === null || !entry.agentIds.some(id => userIds.includes(id))) return entry;
  const agentIds = entry.agentIds.map(id => (userIds.includes(id) ? agentId : id));
  const { event } = entry;
  return event.type === 'pastCall'
    ? { ...entry, agentIds, event: { ...event, agentId } }
    : { ...entry, agentIds };
}

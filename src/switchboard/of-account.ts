import type { Answer, Hangup, NewCall } from '../domain/call-event.ts';
import { numberOf } from '../domain/party.ts';
import { isExtensionOf, type PhoneNumber } from '../domain/phone-number.ts';
import type { Roster } from '../domain/roster.ts';
import type { Knowledge } from './interpret.ts';
import { legOf, openLegsOfFlow } from './switchboard.ts';

/**
 * Whether a leg is one of the company's account. The provider signs the pushes of all its customers
 * alike, and their user ids repeat from account to account: only numbers tell whose a leg is, or the call it
 * belongs to. Where it names no number of its own end, such as a withheld one, the account it names does.
 *
 * @param accountId the account of the users whom the event names; null: it does not say
 */
export function isOfAccount(
  event: NewCall | Answer | Hangup,
  accountId: string | null,
  { hotlines, roster, switchboard }: Knowledge,
  now: number,
): boolean {
  const { flowId, originalCallId, callId } = event;
  const ownEnd = numberOf(event.direction === 'out' ? event.caller : event.called);
  if (ownEnd !== null && (hotlines.has(ownEnd) || hasNumber(roster, ownEnd))) return true;
  if (accountId !== null && accountId === roster.accountId) return true;
  if (legOf(switchboard, callId) !== null) return true;
  if (originalCallId !== null && legOf(switchboard, originalCallId) !== null) return true;
  return flowId !== null && openLegsOfFlow(switchboard, flowId, now).length > 0;
}

function hasNumber(roster: Roster, number: PhoneNumber): boolean {
  const { all, stems } = numbersOf(roster);
  return all.has(number) || stems.some(stem => isExtensionOf(number, stem));
}

interface AccountNumbers {
  readonly all: ReadonlySet<PhoneNumber>;
  /** Those below which there may be extensions that are not listed. */
  readonly stems: readonly PhoneNumber[];
}

const known = new WeakMap<Roster, AccountNumbers>();

function numbersOf(roster: Roster): AccountNumbers {
  const before = known.get(roster);
  if (before !== undefined) return before;
  const stems = roster.accountNumbers ?? [];
  const all = new Set([...stems, ...roster.agents.flatMap(({ numbers }) => numbers)]);
  known.set(roster, { all, stems });
  return { all, stems };
}

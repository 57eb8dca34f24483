import type { Availability } from '../domain/agent-state.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Agent } from '../domain/roster.ts';
import type { Knowledge } from './interpret.ts';
import { isSetAside } from './missed-offers.ts';
import { pauseAt } from './pause.ts';
import { occupationOf, type Switchboard } from './switchboard.ts';

type KnownOfAgents = Pick<Knowledge, 'hotlines' | 'roster' | 'switchboard'>;

/** The availability of one agent at `now`, in epoch milliseconds. */
export function availabilityOf(agent: Agent, known: KnownOfAgents, now: number): Availability {
  const { switchboard } = known;
  const occupation = occupationOfAgent(agent, switchboard, now);
  if (occupation !== null) return occupation;
  if (pauseAt(switchboard.pauses, agent.id, now) !== null) return 'on-break';
  const reported = reportedOf(agent, known.hotlines);
  const isStale = isPresenceStale(known, now);
  if (reported !== 'available' && (!isStale || dialNumberOf(agent, known, now) === null)) return reported;
  if (now - (switchboard.idleSince.get(agent.id) ?? -Infinity) < switchboard.rules.wrapUpMs) return 'wrap-up';
  const isPaused = isSetAside(switchboard.missedOffers.get(agent.id), switchboard.rules, now);
  if (isStale) return isPaused || reported !== 'available' ? 'unknown' : 'available';
  return isPaused ? 'paused' : 'available';
}

/**
 * What occupies an agent, including what occupies their numbers that were agents of their own before settings
 * or phones changed.
 */
function occupationOfAgent(
  { id, numbers }: Agent,
  switchboard: Switchboard,
  now: number,
): ReturnType<typeof occupationOf> {
  const occupation = occupationOf(switchboard, id, now);
  if (occupation !== null) return occupation;
  for (const number of numbers) {
    const before = number === id ? null : occupationOf(switchboard, number, now);
    if (before !== null) return before;
  }
  return null;
}

/**
 * The number to dial for an agent at `now` (epoch milliseconds), or null: the one that the provider reported,
 * or their first if the report is stale. Never a hotline's own number, however it got onto the roster: the
 * call would go round in circles.
 */
export function dialNumberOf(agent: Agent, known: KnownOfAgents, now: number): PhoneNumber | null {
  const { hotlines } = known;
  if (agent.dialNumber !== null && !hotlines.has(agent.dialNumber)) return agent.dialNumber;
  if (!isPresenceStale(known, now)) return null;
  return agent.numbers.find(number => !hotlines.has(number)) ?? null;
}

/** Whether presence was confirmed once, but too long before `now` (epoch milliseconds) to be believed. */
export function isPresenceStale(
  { roster, switchboard }: Pick<KnownOfAgents, 'roster' | 'switchboard'>,
  now: number,
): boolean {
  return roster.confirmedAt !== null && now - roster.confirmedAt > switchboard.rules.presenceStaleMs;
}

function reportedOf(
  { presence, dialNumber }: Agent,
  hotlines: ReadonlySet<PhoneNumber>,
): 'available' | 'do-not-disturb' | 'offline' {
  if (presence === 'do-not-disturb') return 'do-not-disturb';
  if (presence === 'offline' || dialNumber === null) return 'offline';
  return hotlines.has(dialNumber) ? 'offline' : 'available';
}

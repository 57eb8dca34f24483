import type { Agent } from './roster.ts';
import { openLegsOfAgent, type Switchboard } from './switchboard.ts';

/**
 * Whether an agent can be dialled now: presence, less the calls they are in.
 *
 *     presence            open legs            availability
 *     any                 one is answered  ->  talking
 *     any                 one rings        ->  ringing
 *     do-not-disturb      none             ->  do-not-disturb
 *     offline, no number  none             ->  offline
 *     reachable           none             ->  available
 *     unverified          none             ->  available
 *     no longer an agent                   ->  gone
 */
export type Availability = 'available' | 'ringing' | 'talking' | 'do-not-disturb' | 'offline' | 'gone';

/** The availability of one agent at `now`, in epoch milliseconds. */
export function availabilityOf(
  agent: Pick<Agent, 'id' | 'presence' | 'dialNumber'>,
  board: Switchboard,
  now: number,
): Availability {
  const legs = openLegsOfAgent(board, agent.id, now);
  if (legs.some(leg => leg.state === 'talking')) return 'talking';
  if (legs.length > 0) return 'ringing';
  if (agent.presence === 'do-not-disturb') return 'do-not-disturb';
  return agent.presence === 'offline' || agent.dialNumber === null ? 'offline' : 'available';
}

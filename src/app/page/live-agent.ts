import type { Availability } from '../../domain/agent-state.ts';
import type { Agent, AgentId } from '../../domain/roster.ts';
import { availabilityOf } from '../../switchboard/availability.ts';
import { type Pause, pauseAt } from '../../switchboard/pause.ts';
import { openLegsOfAgent } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import { type Doubt, doubtAbout } from '../switchboard/doubt-agents.ts';

/** An agent at this moment. `since` is in epoch milliseconds; null: since before this process looked. */
export interface LiveAgent {
  readonly agentId: AgentId;
  readonly name: string;
  readonly availability: Availability;
  readonly since: number | null;
  /** Also while they still talk. */
  readonly pause: Pause | null;
  readonly doubt: Doubt | null;
}

/** Describes an agent at `now`; returns `before` itself if nothing has changed. */
export function toLiveAgent(
  { known }: AppContext,
  agent: Agent,
  before: LiveAgent | undefined,
  now: number,
): LiveAgent {
  const availability = availabilityOf(agent, known, now);
  const pause = pauseAt(known.switchboard.pauses, agent.id, now);
  const doubt = doubtAbout(agent, availability, known, now);
  const isSame =
    before?.availability === availability &&
    before.name === agent.name &&
    before.pause === pause &&
    before.doubt?.kind === doubt?.kind;
  if (isSame) return before;
  const unchanged = before?.availability === availability ? before.since : null;
  const leg = openLegsOfAgent(known.switchboard, agent.id, now).find(({ state }) => state === availability);
  const began = availability === 'on-break' ? pause?.since : leg?.since;
  const since = began ?? unchanged ?? (before === undefined ? null : now);
  return { agentId: agent.id, name: agent.name, availability, since, pause, doubt };
}

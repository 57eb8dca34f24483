import type { Familiarity } from '../../domain/familiarity.ts';
import type { Agent, AgentId, Roster } from '../../domain/roster.ts';
import { fictional } from './memory.ts';
import type { Shift } from './shift.ts';

/** The agents as they come and go with their shifts. */
export interface Team {
  /** Brings everybody's presence up to `now`, in epoch milliseconds. Moments must not go backwards. */
  advance(now: number): void;
  /** The agents on duty. */
  onDuty(): readonly Agent[];
  isOnDuty(agentId: AgentId): boolean;
  /**
   * The agents on duty and, as offline, those off duty whom the caller knows. Strangers off duty are left
   * out: no policy looks at them, and in a large team they would be most of the work.
   */
  rosterFor(familiarity: readonly Familiarity[]): Roster;
}

export function createTeam(shifts: readonly Shift[]): Team {
  const ids = [...new Set(shifts.map(shift => shift.agentId))].sort();
  const offDuty = new Map(ids.map((id, index) => [id, toAgent(id, index)]));
  const atWork = new Map([...offDuty].map(([id, agent]) => [id, reachable(agent)]));
  const changes = changesOf(shifts);
  const present = new Set<AgentId>();
  let done = 0;
  let onDuty: readonly Agent[] = [];
  return {
    advance(now) {
      const before = done;
      for (let change = changes[done]; change !== undefined && change.at <= now; change = changes[++done]) {
        if (change.isOnDuty) present.add(change.agentId);
        else present.delete(change.agentId);
      }
      if (done !== before) onDuty = [...present].flatMap(id => atWork.get(id) ?? []);
    },
    onDuty: () => onDuty,
    isOnDuty: agentId => present.has(agentId),
    rosterFor(familiarity) {
      const agents = [...onDuty];
      for (const { agentId } of familiarity) {
        const agent = present.has(agentId) ? undefined : offDuty.get(agentId);
        if (agent !== undefined) agents.push(agent);
      }
      return { agents, confirmedAt: null };
    },
  };
}

interface Change {
  readonly at: number;
  readonly agentId: AgentId;
  readonly isOnDuty: boolean;
}

/** Where two shifts of an agent meet, the end of the first comes before the start of the second. */
function changesOf(shifts: readonly Shift[]): Change[] {
  return shifts
    .flatMap(({ agentId, from, until }): Change[] => [
      { at: from, agentId, isOnDuty: true },
      { at: until, agentId, isOnDuty: false },
    ])
    .sort((a, b) => a.at - b.at || Number(a.isOnDuty) - Number(b.isOnDuty));
}

function toAgent(id: AgentId, index: number): Agent {
  return { id, name: id, numbers: [fictional(500_000_000 + index)], presence: 'offline', dialNumber: null };
}

function reachable(agent: Agent): Agent {
  return { ...agent, presence: 'reachable', dialNumber: agent.numbers[0] ?? null };
}

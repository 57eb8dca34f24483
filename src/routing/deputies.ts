import type { AgentId } from '../domain/roster.ts';
import type { Deliberation } from './deliberation.ts';
import type { Weighed } from './hunt.ts';

/** Somebody in the line of those who come in question for a caller, and for whom they stand in, if for anybody. */
export interface InLine {
  readonly agent: Weighed;
  readonly onBehalfOf: Weighed | null;
}

/** Whether somebody is absent and has deputies for their callers. */
export function passesOn({ agentId, bar }: Weighed, { situation }: Deliberation): boolean {
  if (bar !== 'absent') return false;
  return situation.terms.absences.some(one => one.agentId === agentId && one.deputies.length > 0);
}

/**
 * The line of those to try for a caller: in place of each who is absent their deputies in order, and in place of a
 * deputy who is absent too, that one's deputies, but nobody twice.
 */
export function lineOf(wanted: readonly Weighed[], { situation, team }: Deliberation): readonly InLine[] {
  const { absences } = situation.terms;
  if (absences.length === 0) return wanted.map(agent => ({ agent, onBehalfOf: null }));
  const seen = new Set<AgentId>();
  const line: InLine[] = [];

  function lineUp(agent: Weighed, onBehalfOf: Weighed | null): void {
    if (seen.has(agent.agentId)) return;
    seen.add(agent.agentId);
    if (agent.bar !== 'absent') {
      line.push({ agent, onBehalfOf });
      return;
    }
    const deputies = absences.find(one => one.agentId === agent.agentId)?.deputies ?? [];
    for (const id of deputies) {
      const deputy = team.find(one => one.agentId === id);
      if (deputy !== undefined) lineUp(deputy, onBehalfOf ?? agent);
    }
  }

  for (const agent of wanted) lineUp(agent, null);
  return line;
}

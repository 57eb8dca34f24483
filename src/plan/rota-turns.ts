import { addDays } from '../domain/local-date.ts';
import type { Plan } from '../domain/plan.ts';
import { absencesAt } from '../domain/plan-index.ts';
import { type AgentId, agentById, type Roster } from '../domain/roster.ts';
import { daysOfTurn, inTurn, type Rota, turnAt } from '../domain/rota.ts';
import type { TimeZone } from '../domain/time-zone.ts';

/** A time during which one agent is on call. */
export interface RotaTurn {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Null: nobody of the rota can be. */
  readonly agentId: AgentId | null;
  /** Those who would be, in turn, and are absent or have left. */
  readonly insteadOf: readonly AgentId[];
}

/** Who is on call from the beginning of this turn on, for some turns. Working times are left out: they count only while a hotline is open. */
export function turnsOf(
  rota: Rota,
  { plan, roster, zone }: { readonly plan: Plan; readonly roster: Roster; readonly zone: TimeZone },
  { now, count }: { readonly now: number; readonly count: number },
): readonly RotaTurn[] {
  const first = turnAt(rota, zone.toLocal(now));
  const startOf = (turn: number): number => zone.toEpoch(addDays(rota.from, turn * daysOfTurn), rota.minute);
  const changes = plan.absences
    .filter(({ agentId }) => rota.agentIds.includes(agentId))
    .flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [startOf(first + index), startOf(first + index + 1)];
    const inside = [...new Set(changes)].filter(at => start < at && at < end).sort((a, b) => a - b);
    const starts = [start, ...inside];
    return joined(
      starts.map((from, part) => {
        const absenceOf = absencesAt(plan, from);
        const agentIds = inTurn(rota, zone.toLocal(from));
        const here = agentIds.findIndex(id => agentById(roster, id) !== null && absenceOf(id) === null);
        const agentId = agentIds[here] ?? null;
        const insteadOf = agentIds.slice(0, here === -1 ? agentIds.length : here);
        return { from, to: starts[part + 1] ?? end, agentId, insteadOf };
      }),
    );
  }).flat();
}

/** Neighbours with the same person, for the same reasons, are one. */
function joined(turns: readonly RotaTurn[]): readonly RotaTurn[] {
  const result: RotaTurn[] = [];
  for (const turn of turns) {
    const last = result.at(-1);
    if (last?.agentId === turn.agentId && String(last.insteadOf) === String(turn.insteadOf))
      result[result.length - 1] = { ...last, to: turn.to };
    else result.push(turn);
  }
  return result;
}

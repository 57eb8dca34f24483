import { evidenceAt, type Familiarity } from '../../domain/familiarity.ts';
import type { LoggedCall } from '../../domain/logged-call.ts';
import type { Plan } from '../../domain/plan.ts';
import { agentById, type Roster } from '../../domain/roster.ts';
import { isFamiliar } from '../measures/call-fate.ts';
import { startRecorded } from './recorded.ts';

/** What could be had in the calls of a log. */
export interface KnownBefore {
  /** Calls of callers who had talked to somebody before, answered or not. */
  readonly calls: number;
  /** How many were answered by an agent the caller had talked to. */
  readonly familiar: number;
  /** Of how many the agent whom the caller knew best is on the roster today. */
  readonly couldBe: number;
}

/** Counts calls in order of arrival. Those from before Familiar count like calls to a hotline. */
export function createKnownBefore({
  plan,
  halfLifeDays,
  roster,
}: {
  readonly plan: Plan;
  readonly halfLifeDays: number;
  readonly roster: Roster;
}): { see(call: LoggedCall): void; counts(): KnownBefore } {
  let [calls, familiar, couldBe] = [0, 0, 0];
  const recorded = startRecorded({ plan, halfLifeDays }, (fate, known) => {
    const best = knownBest(known, fate.arrivedAt, halfLifeDays);
    if (best === null) return;
    calls += 1;
    if (isFamiliar(fate)) familiar += 1;
    if (agentById(roster, best.agentId) !== null) couldBe += 1;
  });
  return {
    see: call => recorded.take(call.kind === 'past' ? { ...call, kind: 'hotline' } : call),
    counts: () => ({ calls, familiar, couldBe }),
  };
}

function knownBest(known: readonly Familiarity[], now: number, halfLifeDays: number): Familiarity | null {
  let best: Familiarity | null = null;
  for (const one of known)
    if (best === null || evidenceAt(one, now, halfLifeDays) > evidenceAt(best, now, halfLifeDays)) best = one;
  return best;
}

/**
 * That a call rang an agent: from when the reply which says so had arrived, until just before the call's
 * hangup was sent. Familiar held the agent for at least this long, so the holds of one agent may never
 * overlap.
 */
export interface Hold {
  readonly agent: string;
  readonly callId: string;
  /** Which instance offered it, from 0. */
  readonly instance: number;
  /** Both in milliseconds of one clock. */
  readonly from: number;
  readonly until: number;
}

/** The pairs of calls that held an agent at the same time. */
export function findDoubleOffers(holds: readonly Hold[]): readonly (readonly [Hold, Hold])[] {
  const agents = [...new Set(holds.map(({ agent }) => agent))];
  return agents.flatMap(agent => overlaps(holds.filter(hold => hold.agent === agent)));
}

function overlaps(holds: readonly Hold[]): readonly (readonly [Hold, Hold])[] {
  const inOrder = [...holds].sort((a, b) => a.from - b.from);
  const found: (readonly [Hold, Hold])[] = [];
  let latest: Hold | null = null;
  for (const hold of inOrder) {
    if (latest !== null && hold.from < latest.until && hold.callId !== latest.callId)
      found.push([latest, hold]);
    if (latest === null || hold.until > latest.until) latest = hold;
  }
  return found;
}

/** How long a leg rings or talks at most, as configured by default; in milliseconds. */
const ringingExpiresMs = 120_000;
const talkingExpiresMs = 4 * 3_600_000;

/** What the model knows of one call, with nothing of Familiar's own code in it. Times are in epoch milliseconds. */
interface ModelCall {
  readonly id: string;
  state: 'ringing' | 'talking' | 'ended';
  /** Whom it rings, or who talks. */
  agents: readonly string[];
  /** When it was last heard of, by the clock of that moment, and as old as it is now taken to be. */
  receivedAt: number;
  since: number;
}

/** Who is busy, by what was acknowledged alone. Agents go by their numbers, without the plus sign. */
export function createModel() {
  const calls = new Map<string, ModelCall>();

  function openCalls(now: number): readonly ModelCall[] {
    return [...calls.values()].filter(
      ({ state, since }) =>
        state !== 'ended' && now - since < (state === 'ringing' ? ringingExpiresMs : talkingExpiresMs),
    );
  }

  return {
    newCall(id: string, agents: readonly string[], now: number, startsTalking = false) {
      if (calls.has(id)) return;
      calls.set(id, {
        id,
        state: startsTalking ? 'talking' : 'ringing',
        agents,
        receivedAt: now,
        since: now,
      });
    },
    answered(id: string, agent: string, now: number) {
      const call = calls.get(id);
      if (call !== undefined && call.state === 'ringing')
        Object.assign(call, { state: 'talking', agents: [agent], receivedAt: now, since: now });
    },
    hungUp(id: string) {
      const call = calls.get(id);
      if (call !== undefined) call.state = 'ended';
    },
    /** The clock was set: nothing gets older or younger by it. */
    leapt(byMs: number) {
      for (const call of calls.values()) call.since += byMs;
    },
    /** From here on age is told by what was written down. */
    restarted(now: number) {
      for (const call of calls.values()) call.since = Math.min(call.receivedAt, now);
    },
    /** Forgets for good what has expired. */
    expire(now: number): number {
      const open = new Set(openCalls(now));
      const expired = [...calls.values()].filter(call => call.state !== 'ended' && !open.has(call));
      for (const call of expired) call.state = 'ended';
      return expired.length;
    },
    open: (now: number) => openCalls(now).length,
    busy(now: number): ReadonlyMap<string, 'ringing' | 'talking'> {
      const busy = new Map<string, 'ringing' | 'talking'>();
      for (const { agents, state } of openCalls(now))
        for (const agent of agents) if (busy.get(agent) !== 'talking') busy.set(agent, state as 'ringing');
      return busy;
    },
    ringing: (now: number) => openCalls(now).filter(({ state }) => state === 'ringing'),
    all: () => [...calls.values()],
    has: (id: string) => calls.has(id),
  };
}

export type Model = ReturnType<typeof createModel>;

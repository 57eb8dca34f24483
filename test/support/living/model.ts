/** How long a leg rings or talks at most, as configured by default; in milliseconds. */
const ringingExpiresMs = 120_000;
export const talkingExpiresMs = 4 * 3_600_000;

/** An event of a call as it was heard, in epoch milliseconds by the clock of that moment. */
export interface Heard {
  readonly what: 'rings' | 'is answered' | 'ends' | 'rings for too long' | 'talks for too long';
  /** Whom it rings, or who talks. */
  readonly agents: readonly string[];
  readonly at: number;
  /** Whether an agent dialled, and talks from the beginning. */
  readonly isOutgoing?: boolean;
}

/** What the model knows of one call, with nothing of Familiar's own code in it. */
export interface ModelCall {
  readonly id: string;
  state: 'ringing' | 'talking' | 'ended';
  agents: readonly string[];
  /** All whom it has concerned. */
  everybody: readonly string[];
  /** When it came into this state by the clock of that moment, and as old as that is now taken to be; in epoch milliseconds. */
  receivedAt: number;
  since: number;
  /** Whether it only seems to have ended, since nobody was heard to pick up. */
  isPresumed: boolean;
  /** Whether something of it was refused: it was heard, and may be known after a restart or not. */
  isUncertain: boolean;
  /** Whether what comes next of it will get lost. */
  isLost: boolean;
}

/** Who is busy, by what was heard. Agents go by their numbers, without the plus sign. */
export function createModel() {
  const calls = new Map<string, ModelCall>();

  function openCalls(now: number): readonly ModelCall[] {
    return [...calls.values()].filter(call => isOpen(call, now));
  }

  return {
    /** @param now what is dated later happened now */
    hear(id: string, heard: Heard, now: number) {
      const call = calls.get(id) ?? begin(id, heard, now);
      calls.set(id, call);
      call.everybody = [...new Set([...call.everybody, ...heard.agents])];
      take(call, heard, now);
    },
    /** Not all of it was acknowledged: what was not stands in memory alone. */
    doubt(id: string) {
      const call = calls.get(id);
      if (call !== undefined) call.isUncertain = true;
    },
    /** The clock was set: nothing gets older or younger by it. */
    leapt(byMs: number) {
      for (const call of calls.values()) call.since += byMs;
    },
    /** From here on age is told by what was written down. */
    restarted(now: number) {
      for (const call of calls.values()) call.since = Math.min(call.receivedAt, now);
    },
    /** Those that have rung or talked for too long. */
    expired: (now: number) =>
      [...calls.values()].filter(call => call.state !== 'ended' && !isOpen(call, now)),
    uncertain: () => [...calls.values()].filter(({ isUncertain }) => isUncertain),
    open: (now: number) => openCalls(now).length,
    /** The open calls with their age in seconds, for a complaint. */
    tellOpen: (now: number) =>
      openCalls(now)
        .map(({ id, state, since }) => `${id} ${state} for ${Math.round((now - since) / 1000)} s`)
        .join(', '),
    busy(now: number): ReadonlyMap<string, 'ringing' | 'talking'> {
      const busy = new Map<string, 'ringing' | 'talking'>();
      for (const { agents, state } of openCalls(now))
        for (const agent of agents) if (busy.get(agent) !== 'talking') busy.set(agent, state as 'ringing');
      return busy;
    },
    ringing: (now: number) => openCalls(now).filter(({ state, isLost }) => state === 'ringing' && !isLost),
    going: () =>
      [...calls.values()].filter(
        ({ state, isLost }) => state === 'ringing' || (state === 'talking' && !isLost),
      ),
    find: (id: string) => calls.get(id) ?? null,
  };
}

export type Model = ReturnType<typeof createModel>;

function begin(id: string, { what, agents, at, isOutgoing = false }: Heard, now: number): ModelCall {
  const state = what === 'rings' && !isOutgoing ? 'ringing' : 'talking';
  return {
    id,
    state,
    agents,
    everybody: agents,
    receivedAt: at,
    since: Math.min(at, now),
    isPresumed: false,
    isUncertain: false,
    isLost: false,
  };
}

function take(call: ModelCall, { what, agents, at }: Heard, now: number): void {
  switch (what) {
    case 'rings':
      return;
    case 'is answered':
      if (call.state === 'ringing' || call.isPresumed)
        Object.assign(call, { state: 'talking', agents, receivedAt: at, since: Math.min(at, now) });
      call.isPresumed = false;
      return;
    case 'rings for too long':
      // Somebody else may have heard who picked up.
      if (call.state === 'ringing') Object.assign(call, { state: 'ended', isPresumed: true });
      return;
    case 'ends':
    case 'talks for too long':
      Object.assign(call, { state: 'ended', isPresumed: false });
  }
}

function isOpen({ state, since }: ModelCall, now: number): boolean {
  return state !== 'ended' && now - since < (state === 'ringing' ? ringingExpiresMs : talkingExpiresMs);
}

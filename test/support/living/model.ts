/** How long a leg rings or talks at most, as configured by default; in milliseconds. */
const ringingExpiresMs = 120_000;
export const talkingExpiresMs = 4 * 3_600_000;

/** An event of a call as it was heard, in epoch milliseconds by the clock of that moment. */
interface Heard {
  readonly what: 'rings' | 'is answered' | 'ends';
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
  /** All whom it was offered. */
  offeredTo: readonly string[];
  /** When it came into this state by the clock of that moment, and as old as that is now taken to be; in epoch milliseconds. */
  receivedAt: number;
  since: number;
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
    /** @param isAcknowledged where not, it stands in memory alone */
    hear(id: string, heard: Heard, isAcknowledged: boolean) {
      const call = calls.get(id) ?? begin(id, heard);
      calls.set(id, call);
      take(call, heard);
      if (!isAcknowledged) call.isUncertain = true;
    },
    /** The clock was set: nothing gets older or younger by it. */
    leapt(byMs: number) {
      for (const call of calls.values()) call.since += byMs;
    },
    /** From here on age is told by what was written down. */
    restarted(now: number) {
      for (const call of calls.values()) call.since = Math.min(call.receivedAt, now);
    },
    /**
     * Forgets for good what has expired, and says how much that is.
     *
     * @param isRecorded whether that surely finds room
     */
    expire(now: number, isRecorded: boolean): number {
      const expired = [...calls.values()].filter(call => call.state !== 'ended' && !isOpen(call, now));
      for (const call of expired) Object.assign(call, { state: 'ended', isUncertain: !isRecorded });
      return expired.length;
    },
    uncertain: () => [...calls.values()].filter(({ isUncertain }) => isUncertain),
    open: (now: number) => openCalls(now).length,
    busy(now: number): ReadonlyMap<string, 'ringing' | 'talking'> {
      const busy = new Map<string, 'ringing' | 'talking'>();
      for (const { agents, state } of openCalls(now))
        for (const agent of agents) if (busy.get(agent) !== 'talking') busy.set(agent, state as 'ringing');
      return busy;
    },
    /** Who may be kept for a call in the database, since it was not acknowledged what became of that. */
    perhapsHeld: (): ReadonlySet<string> =>
      new Set([...calls.values()].flatMap(call => (call.isUncertain ? call.offeredTo : []))),
    ringing: (now: number) => openCalls(now).filter(({ state, isLost }) => state === 'ringing' && !isLost),
    going: () =>
      [...calls.values()].filter(
        ({ state, isLost }) => state === 'ringing' || (state === 'talking' && !isLost),
      ),
    knows: (id: string) => calls.has(id),
  };
}

export type Model = ReturnType<typeof createModel>;

function begin(id: string, { what, agents, at, isOutgoing = false }: Heard): ModelCall {
  const state = what === 'rings' && !isOutgoing ? 'ringing' : 'talking';
  return {
    id,
    state,
    agents,
    offeredTo: agents,
    receivedAt: at,
    since: at,
    isUncertain: false,
    isLost: false,
  };
}

function take(call: ModelCall, { what, agents, at }: Heard): void {
  if (what === 'ends') call.state = 'ended';
  else if (what === 'is answered' && call.state === 'ringing')
    Object.assign(call, { state: 'talking', agents, receivedAt: at, since: at });
}

function isOpen({ state, since }: ModelCall, now: number): boolean {
  return state !== 'ended' && now - since < (state === 'ringing' ? ringingExpiresMs : talkingExpiresMs);
}

import type { Company, Look } from './familiar.ts';
import { createModel, type Heard, type Model, type ModelCall } from './model.ts';

/** What one instance has heard and another has not. */
interface Told {
  readonly by: number;
  readonly id: string;
  readonly heard: Heard;
  isRecorded: boolean;
}

/**
 * What each instance can know: what it heard itself, and what stands in the database. What waits in the spool of another
 * is known only once that is empty; until then, nothing is asked about whom it concerns.
 */
export function createKnowledge({ instances, now }: Company) {
  const truth = createModel();
  const known = instances.map(() => ({ model: createModel(), unheard: [] as Told[] }));
  const locked = new Set<number>();
  /** Who should have heard something by now, and has not shown that they have. */
  const unshown = new Set<number>();

  function of(at: number): { readonly model: Model; unheard: Told[] } {
    const one = known[at];
    if (one === undefined) throw new Error(`There is no instance ${at}`);
    return one;
  }

  /** Calls of which this one does not know all, or of which nobody can tell. */
  function unsure(at: number): readonly ModelCall[] {
    const ids = new Set(of(at).unheard.map(({ id }) => id));
    for (const { id } of truth.uncertain()) if (known.length > 1) ids.add(id);
    return [...ids].flatMap(id => truth.find(id) ?? []);
  }

  function hear(
    at: number,
    id: string,
    heard: Heard,
    { isKept, isRecorded }: { readonly isKept: boolean; readonly isRecorded: boolean },
  ): void {
    const isTwofold = of(at).unheard.some(
      told => told.id === id && told.heard.what === heard.what && !(told.isRecorded && !locked.has(at)),
    );
    truth.hear(id, heard, now());
    of(at).model.hear(id, heard, now());
    // Where two have taken the same push without knowing of each other, one of the two is journaled, with its time.
    if (!isKept || isTwofold) truth.doubt(id);
    if (!isKept) return;
    known.forEach(({ unheard }, other) => {
      if (other !== at) unheard.push({ by: at, id, heard, isRecorded });
    });
  }

  return {
    truth,
    modelOf: (at: number) => of(at).model,
    hear,
    lock(at: number | null) {
      for (const one of at === null ? known.keys() : [at]) locked.add(one);
    },
    unlock: () => locked.clear(),
    isLocked: () => locked.size > 0,
    /** Of whom this one need not know whether they are busy. */
    unsureAgents: (at: number) => everybodyOf(unsure(at)),
    /** Who may be kept for a call in the database, since it was not acknowledged what became of that. */
    perhapsHeld: () => everybodyOf(truth.uncertain()),
    isSure: (at: number) => unsure(at).length === 0,
    /** This one says all that it can know. */
    shows(at: number) {
      if (unsure(at).length === 0) unshown.delete(at);
    },
    /** Whether somebody may be about to hear something, dated by a clock of before if that is set now. */
    isBeingHeard: () => unshown.size > 0,
    /** @param looks what those say that are not down */
    take(looks: ReadonlyMap<number, Look>) {
      for (const at of looks.keys()) {
        const one = of(at);
        for (const told of one.unheard) if (looks.get(told.by)?.waiting === 0) told.isRecorded = true;
        if (locked.has(at)) continue;
        if (one.unheard.some(({ isRecorded }) => isRecorded)) unshown.add(at);
        for (const { id, heard, isRecorded } of one.unheard) if (isRecorded) one.model.hear(id, heard, now());
        one.unheard = one.unheard.filter(({ isRecorded }) => !isRecorded);
      }
    },
    /**
     * Closes what has rung or talked for too long, and says how many calls that is.
     *
     * @param isKept whether that surely finds room
     */
    expire(isKept: (at: number) => boolean): number {
      const closed = new Set<string>();
      instances.forEach((instance, at) => {
        if (instance.isDown()) return;
        for (const { id, state } of of(at).model.expired(now())) {
          const what = state === 'ringing' ? 'rings for too long' : 'talks for too long';
          const kept = isKept(at);
          hear(at, id, { what, agents: [], at: now() }, { isKept: kept, isRecorded: false });
          if (kept) closed.add(id);
        }
      });
      return closed.size;
    },
    leapt(byMs: number) {
      for (const { model } of [{ model: truth }, ...known]) model.leapt(byMs);
    },
  };
}

function everybodyOf(calls: readonly ModelCall[]): ReadonlySet<string> {
  return new Set(calls.flatMap(({ everybody }) => everybody));
}

export type Knowledge = ReturnType<typeof createKnowledge>;

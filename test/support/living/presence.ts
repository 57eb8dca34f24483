import { setTimeout as wait } from 'node:timers/promises';
import { agents, type Company, type Instance, type Look } from './familiar.ts';
import type { Source } from './source.ts';

/** How old presence may be to be believed, as configured by default; in milliseconds. */
const staleMs = 120_000;
/** What lies between the last answer of the source and its loss. */
const toleranceMs = 5_000;
/** Longer than the pauses that become ever longer while the source is lost. */
const confirmedWithinMs = 90_000;

/** Whose telephone is on, and what one instance knows of it while its source is lost. */
export function createPresence(company: Company, instance: Instance, source: Pick<Source, 'setOffline'>) {
  let offline: ReadonlySet<string> = new Set();
  let reported = offline;
  let lostAt: number | null = null;
  let isConfirmed = true;
  let isStale = false;
  /** When it certainly was confirmed last. */
  let confirmedAt = company.now();

  /** Twice, since what comes first may have been asked before. */
  async function untilConfirmed(): Promise<void> {
    if (instance.isDown()) return;
    for (let times = 0; times < 2; times++) {
      await company.advance(1);
      const since = company.now();
      const startedAt = performance.now();
      while (((await instance.look()).confirmedAt ?? 0) < since) {
        if (performance.now() - startedAt > confirmedWithinMs) throw new Error('Presence is not confirmed');
        await company.advance(1);
        await wait(5);
      }
    }
    reported = offline;
    isConfirmed = true;
    isStale = false;
    confirmedAt = company.now();
  }

  return {
    async toggle(index: number) {
      const agent = agents[index % agents.length] ?? '';
      offline = offline.has(agent)
        ? new Set([...offline].filter(one => one !== agent))
        : new Set([...offline, agent]);
      source.setOffline(offline);
      if (lostAt === null) await untilConfirmed();
    },
    /** The source is about to be lost. */
    async willBeLost() {
      if (lostAt === null) await untilConfirmed();
      lostAt ??= company.now();
    },
    /** The source is well again. */
    async isBack() {
      if (lostAt === null) return;
      lostAt = null;
      await untilConfirmed();
    },
    async timePassed() {
      const isDue = lostAt === null && reported.size > 0 && company.now() - confirmedAt > staleMs / 2;
      if (isDue && !company.isInRealTime) await untilConfirmed();
    },
    leapt(byMs: number) {
      confirmedAt += byMs;
      if (lostAt !== null) lostAt += byMs;
    },
    /** Who was offline may be back, until the source says that they are not. */
    async restarted() {
      if (lostAt === null) return untilConfirmed();
      reported = new Set();
      isConfirmed = false;
      isStale = false;
    },
    /** Who is not rung at all; and who only where nobody else is free. */
    away: () => (isStale ? new Set<string>() : reported),
    doubted: () => (isStale ? reported : new Set<string>()),
    availabilityOf: (agent: string) =>
      reported.has(agent) ? (isStale ? 'unknown' : 'offline') : 'available',
    /** What is wrong about how old it is said to be. */
    compare(look: Look): string | null {
      isStale = look.isStale;
      const lostMs = lostAt === null || !isConfirmed ? 0 : company.now() - lostAt;
      if (isStale && company.now() - confirmedAt < staleMs - toleranceMs)
        return 'presence is doubted too soon';
      return !isStale && lostMs > staleMs + toleranceMs ? 'presence is believed for too long' : null;
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;

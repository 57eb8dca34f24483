import { applyPastEntry } from '../../switchboard/apply-entry.ts';
import type { AppContext } from '../context.ts';
import type { StandingWarning } from '../health/health-warnings.ts';

/** How much later than now others may date what they record, in milliseconds. Rung people are claimed for longer. */
const toleratedMs = 30_000;
/** How long what was seen of their clocks is said, in milliseconds. */
const seenWithinMs = 10 * 60_000;

/**
 * Takes note of what other instances on the same database record, until `signal` aborts. Of two whose clocks differ, the
 * one that is behind sees it: what lies in the past may just have been heard late.
 */
export function followOthers(
  { store, known, feed, health, clock }: AppContext,
  signal: AbortSignal,
): Promise<void> {
  let seen = { aheadMs: 0, at: 0 };
  health.warnAbout('clocks', () =>
    Math.abs(clock() - seen.at) < seenWithinMs && seen.aheadMs > toleratedMs ? differ(seen.aheadMs) : null,
  );
  return store.follow(recorded => {
    const now = clock();
    const aheadMs = recorded.entry.receivedAt - now;
    if (aheadMs > toleratedMs) seen = { aheadMs, at: now };
    applyPastEntry(known.switchboard, recorded.entry, now);
    if (recorded.isNew) feed.publish(recorded);
  }, signal);
}

function differ(aheadMs: number): StandingWarning {
  const seconds = Math.round(aheadMs / 1000);
  return {
    en: `The clock of another instance is ${seconds} s ahead of this one, so calls may ring at people who are on the phone there. Let both machines set their clocks by the network (NTP).`,
    de: `Die Uhr einer anderen Instanz geht ${seconds} s vor, verglichen mit dieser. Anrufe können deshalb bei Leuten klingeln, die dort telefonieren. Stellen Sie die Uhren beider Rechner über das Netz (NTP).`,
  };
}

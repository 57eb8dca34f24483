import { shiftTimes } from '../../switchboard/shift-times.ts';
import type { AppContext } from '../context.ts';

/** Shifts everything by the clock's leap, so calls and presence keep their age. */
export function followClock({ known, log }: Pick<AppContext, 'known' | 'log'>, byMs: number): void {
  const { confirmedAt } = known.roster;
  shiftTimes(known.switchboard, byMs);
  if (known.heardSince !== null) known.heardSince += byMs;
  known.roster = { ...known.roster, confirmedAt: confirmedAt === null ? null : confirmedAt + byMs };
  log.warn({ byMs: Math.round(byMs) }, 'The clock was set. Open calls keep their age.');
}

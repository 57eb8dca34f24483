import { shiftTimes } from '../../switchboard/shift-times.ts';
import type { AppContext } from '../context.ts';

/** Takes the clock's leap as what it is: calls and presence are as old as they were before. */
export function followClock({ known, log }: Pick<AppContext, 'known' | 'log'>, byMs: number): void {
  const { confirmedAt } = known.roster;
  shiftTimes(known.board, byMs);
  if (known.heardSince !== null) known.heardSince += byMs;
  known.roster = { ...known.roster, confirmedAt: confirmedAt === null ? null : confirmedAt + byMs };
  log.warn({ byMs: Math.round(byMs) }, 'The clock was set. Open calls keep their age.');
}

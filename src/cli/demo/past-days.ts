import type { Weekday } from '../../domain/local-date.ts';
import type { Chance } from '../../emulator/chance.ts';
import { companyZone, daysBefore } from './company-time.ts';
import { whoCalls } from './day.ts';

/** A call that somebody made in the weeks before. */
export interface PastDayCall {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: string;
  readonly patienceMs: number;
  readonly talkMs: number;
}

/** The calls of one day, oldest first. */
export interface PastDay {
  readonly hotline: string;
  readonly calls: readonly PastDayCall[];
}

const openForMs = 9.5 * 3_600_000;
const callsADay = 40;
/** How much of it a day has. */
const shares: Readonly<Record<Weekday, number>> = {
  monday: 1,
  tuesday: 1,
  wednesday: 1,
  thursday: 1,
  friday: 0.9,
  saturday: 0.33,
  sunday: 0,
};

/** Plans the working days of so many weeks before a day that opens at `opening`, in epoch milliseconds. */
export function planPastDays(
  chance: Chance,
  { weeks, opening, hotline }: { readonly weeks: number; readonly opening: number; readonly hotline: string },
): readonly PastDay[] {
  const around = (mean: number): number => -mean * Math.log(1 - chance.next());
  return Array.from({ length: weeks * 7 }, (_, index) => {
    const daysAgo = weeks * 7 - index;
    const opened = daysBefore(opening, daysAgo);
    const share = shares[companyZone.toLocal(opened).weekday];
    const count = Math.round(callsADay * share * (0.8 + 0.4 * chance.next()));
    const times = Array.from({ length: count }, () => opened + wheneverIn(openForMs, chance)).sort(
      (a, b) => a - b,
    );
    const calls = times.map((at, number) => ({
      id: `past-${daysAgo}-${number}`,
      at: Math.round(at),
      from: whoCalls(chance.next(), chance.next()),
      patienceMs: 8_000 + around(40_000),
      talkMs: 20_000 + around(180_000),
    }));
    return { hotline, calls };
  });
}

/** More about noon than at the edges of the day. */
function wheneverIn(ms: number, chance: Chance): number {
  return (ms * (chance.next() + chance.next())) / 2;
}

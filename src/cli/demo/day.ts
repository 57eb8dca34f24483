import { createChance } from '../../emulator/chance.ts';
import type { Company } from '../../emulator/company.ts';
import { fictionalCaller } from '../../emulator/fictional-caller.ts';

/** One call that somebody is going to make. */
export interface PlannedCall {
  /** Seconds after the hotline opens. */
  readonly atSeconds: number;
  readonly from: string;
  readonly patienceSeconds: number;
  readonly talkSeconds: number;
  /** What they press when they are asked something. */
  readonly keys: readonly string[];
}

/** A call of the weeks before, which an agent answered. */
export interface RememberedCall {
  readonly caller: string;
  readonly answeredBy: string;
  readonly daysAgo: number;
}

/** A shop's day, and the calls of the weeks before. */
export interface Day {
  readonly calls: readonly PlannedCall[];
  readonly remembered: readonly RememberedCall[];
}

const regulars = 28;
const occasional = 40;
const secondsBetweenCalls = 110;
/** What every other caller presses who is asked whether to be called back. */
const callbackKey = '3';

/**
 * Plans a busy day: some dozens of callers, most calls by regulars who have a favourite among the agents and
 * know one or two others, a few from withheld numbers. The same seed plans the same day.
 */
export function planDay(company: Company, options: { readonly calls: number; readonly seed: number }): Day {
  const chance = createChance(options.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance.next() * list.length)] as T;
  const around = (mean: number): number => -mean * Math.log(1 - chance.next());
  const agents = company.users.flatMap(user => user.numbers[0]?.number ?? []);

  const remembered = Array.from({ length: regulars }, (_, index) => {
    const favourite = pick(agents);
    const talks = 3 + Math.floor(chance.next() * 8);
    return Array.from({ length: talks }, () => ({
      caller: fictionalCaller(index),
      answeredBy: chance.next() < 0.7 ? favourite : pick(agents),
      daysAgo: Math.ceil(chance.next() * 60),
    }));
  }).flat();

  let atSeconds = 0;
  const calls = Array.from({ length: options.calls }, (_, index) => {
    atSeconds += around(secondsBetweenCalls);
    return {
      atSeconds,
      from: whoCalls(chance.next(), chance.next()),
      patienceSeconds: 20 + around(25),
      talkSeconds: 15 + around(200),
      keys: index % 2 === 0 ? [callbackKey] : [],
    };
  });
  return { calls, remembered };
}

/**
 * Mostly regulars, some who call seldom, and a few who hide their number; both arguments are chance, 0 to 1.
 */
export function whoCalls(kind: number, which: number): string {
  if (kind < 0.05) return 'anonymous';
  return fictionalCaller(
    kind < 0.75 ? Math.floor(which * regulars) : regulars + Math.floor(which * occasional),
  );
}

import type { ClockReading, DurationForm, DurationReading } from './duration.ts';
import {
  type DurationCounts,
  hasThousands,
  type JudgedClock,
  type JudgedUnit,
  judgeClock,
  judgeUnit,
} from './duration-column.ts';

/** How a column of durations is read, and what to say or ask about it. */
export interface JudgedDurations {
  readonly reading: DurationReading;
  readonly notes: readonly string[];
  readonly questions: readonly string[];
}

/**
 * Judges a column of durations: by what the operator says, else by what is known of the system it comes from,
 * else by what its heading and its rows show.
 */
export function judgeDurations(
  counts: DurationCounts,
  {
    heading,
    known = null,
    told = null,
  }: {
    readonly heading: string;
    /** How a known system writes `1:10`; its numbers are seconds. */
    readonly known?: { readonly clock: ClockReading | null } | null;
    readonly told?: DurationForm | null;
  },
): JudgedDurations {
  const toldUnit = told === null ? null : (unitsTold[told] ?? null);
  const toldClock = told === 'h:mm' || told === 'm:ss' ? told : null;
  const clock = clockOf(counts, heading, { known: known?.clock ?? null, told: toldClock });
  const judged = judgeUnit(counts, heading);
  const isSystem = known !== null && judged.kind === 'ask';
  const unit: JudgedUnit =
    toldUnit !== null
      ? { kind: 'known', unitMs: toldUnit, isNotable: false }
      : isSystem
        ? { kind: 'known', unitMs: 1000, isNotable: false }
        : judged;
  const thousands = hasThousands(counts.numbers);
  return {
    reading: {
      clock: clock?.clock ?? 'm:ss',
      unitMs: unit.kind === 'known' ? unit.unitMs : 1000,
      ...(thousands ? { hasThousands: thousands } : {}),
    },
    notes: [
      ...clockNotes(counts, clock),
      ...unitNotes(counts, unit),
      ...(thousands
        ? [`"${counts.numbers.grouped}" is more than a thousand, as the other durations are whole.`]
        : []),
    ],
    questions: [
      ...(clock === null ? [clockQuestion(counts.example ?? '')] : []),
      ...(unit.kind === 'ask' ? [unitQuestion(counts, unit.between)] : []),
    ],
  };
}

const unitsTold: Readonly<Partial<Record<DurationForm, number>>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
};

function clockOf(
  counts: DurationCounts,
  heading: string,
  { known, told }: { readonly known: ClockReading | null; readonly told: ClockReading | null },
): JudgedClock | null {
  if (told !== null) return { clock: told, why: null };
  if (known !== null && counts.example !== null) return { clock: known, why: 'as that system writes them' };
  return judgeClock(counts, heading);
}

const clockWords: Readonly<Record<ClockReading, string>> = {
  'h:mm': 'hours and minutes',
  'm:ss': 'minutes and seconds',
};

function clockNotes({ example }: DurationCounts, clock: JudgedClock | null): readonly string[] {
  if (clock === null || clock.why === null) return [];
  const other = clock.clock === 'h:mm' ? 'm:ss' : 'h:mm';
  return [
    `durations such as "${example}" are ${clockWords[clock.clock]}, ${clock.why}; --durations ${other} reads them otherwise.`,
  ];
}

const unitWords: Readonly<Record<number, string>> = {
  1: 'milliseconds',
  1000: 'seconds',
  60000: 'minutes',
  3600000: 'hours',
};

function unitNotes({ numbers }: DurationCounts, unit: JudgedUnit): readonly string[] {
  if (unit.kind === 'ask' || !unit.isNotable || numbers.count === 0) return [];
  const words = unitWords[unit.unitMs] ?? 'parts of a day';
  const remedy =
    unit.unitMs === 1000 ? ', though none reaches a minute; --durations minutes reads them otherwise' : '';
  return [`durations without a unit are ${words}${remedy}.`];
}

function clockQuestion(example: string): string {
  const [first = '', second = ''] = example.split(':').map(part => String(Number(part)));
  return (
    `"${example}" is ${first} h ${second} min, or ${first} min ${second} s, and no row tells which: ` +
    'say --durations h:mm or --durations m:ss'
  );
}

function unitQuestion({ numbers }: DurationCounts, between: 'minutes' | 'milliseconds'): string {
  const example = between === 'minutes' ? numbers.fraction : numbers.example;
  return `durations such as "${example}" are ${between} or seconds, and no row tells which: say --durations ${between} or --durations seconds`;
}

import { expect, test } from 'vitest';
import { createCollector } from '../../../src/acd/measures/collect.ts';
import { summarise } from '../../../src/acd/measures/summarise.ts';
import { draw } from '../../../src/acd/replay/draw.ts';
import type { ReplayCall } from '../../../src/acd/replay/logged-call.ts';
import { dayMs, defaultPolicy, noon } from '../../support/builders.ts';
import { logged, minuteMs, replayAll } from '../../support/replays.ts';

const calls = 60_000;
const talkMs = 3 * minuteMs;

test.each([
  { agents: 3, erlangs: 2 },
  { agents: 8, erlangs: 6 },
  { agents: 20, erlangs: 12 },
])(
  'with $agents agents and $erlangs erlangs as many calls find nobody as Erlang B says',
  ({ agents, erlangs }) => {
    const shifts = Array.from({ length: agents }, (_, index) => ({
      agentId: `a${index}`,
      from: noon,
      until: noon + 1_000 * dayMs,
    }));
    const policy = { ...defaultPolicy, name: 'longest-idle' as const, ringStrangers: 1 };
    const collector = createCollector({
      measuredFrom: noon,
      measuredUntil: Number.POSITIVE_INFINITY,
      serviceLevelMs: 20_000,
      wrapUpMs: 0,
    });
    for (const fate of replayAll(poisson(erlangs), shifts, { policy }).fates) collector.count(fate);
    const { low, high } = summarise(collector.collected(shifts), 1).measures.answered;
    const answered = 1 - erlangB(agents, erlangs);
    expect(low).toBeLessThan(answered);
    expect(high).toBeGreaterThan(answered);
  },
);

/** Arrivals at random and exponential talks, no caller known. */
function* poisson(erlangs: number): Generator<ReplayCall> {
  let arrivedAt = noon;
  for (let index = 0; index < calls; index++) {
    arrivedAt += exponential(talkMs / erlangs, index, 1);
    yield {
      ...logged(0),
      callId: `${index}`,
      caller: null,
      arrivedAt,
      talkMs: exponential(talkMs, index, 2),
    };
  }
}

function exponential(mean: number, index: number, what: number): number {
  return -Math.log(1 - draw(3, index, 5, what)) * mean;
}

/** The probability that all `agents` are busy, by the usual recursion. */
function erlangB(agents: number, erlangs: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked);
  return blocked;
}

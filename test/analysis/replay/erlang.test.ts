import { expect, test } from 'vitest';
import type { Estimate } from '../../../src/analysis/measures/bootstrap.ts';
import { createCollector } from '../../../src/analysis/measures/collect.ts';
import { type Summary, summarise } from '../../../src/analysis/measures/summarise.ts';
import { draw } from '../../../src/analysis/replay/draw.ts';
import { turnMs } from '../../../src/analysis/replay/route-call.ts';
import type { ReplayCall } from '../../../src/domain/logged-call.ts';
import type { WaitingRules } from '../../../src/domain/plan.ts';
import { dayMs, defaultAvailability, defaultPolicy, noon } from '../../support/builders.ts';
import { logged, minuteMs, replayAll } from '../../support/replays.ts';

const talkMs = 10 * minuteMs;

const policy = { ...defaultPolicy, name: 'longest-idle' as const, ringStrangers: 1 };

test.each([
  { agents: 3, erlangs: 2 },
  { agents: 8, erlangs: 6 },
  { agents: 20, erlangs: 12 },
])(
  'with $agents agents and $erlangs erlangs as many calls find nobody as Erlang B says',
  ({ agents, erlangs }) => {
    const { answered } = measured(agents, erlangs, { calls: 60_000, waiting: { familiarMs: 0, anyMs: 0 } });
    expectWithin(answered, 1 - erlangB(agents, erlangs));
  },
);

test.each([
  { agents: 4, erlangs: 2 },
  { agents: 8, erlangs: 5 },
])(
  'with $agents agents and $erlangs erlangs, where nobody gives up, as many callers wait as Erlang C says, and as long',
  ({ agents, erlangs }) => {
    const forEver = { familiarMs: 0, anyMs: 1_000 * dayMs };
    const { held, heldMs, answered } = measured(agents, erlangs, { calls: 12_000, waiting: forEver });
    expect(answered.value).toBe(1);
    expectWithin(held, erlangC(agents, erlangs));
    // It is noticed at the end of a turn that somebody is free, half a turn late on average.
    expectWithin(heldMs, talkMs / (agents - erlangs) + turnMs / 2);
  },
);

function measured(
  agents: number,
  erlangs: number,
  {
    calls,
    waiting,
  }: { readonly calls: number; readonly waiting: Pick<WaitingRules, 'familiarMs' | 'anyMs'> },
): Summary['measures'] {
  const until = noon + 3_000 * dayMs;
  const shifts = Array.from({ length: agents }, (_, index) => ({ agentId: `a${index}`, from: noon, until }));
  const collector = createCollector({
    measuredFrom: noon,
    measuredUntil: Number.POSITIVE_INFINITY,
    serviceLevelMs: 20_000,
    wrapUpMs: 0,
  });
  const rules = { ...defaultAvailability, talkingExpiresMs: dayMs };
  const { fates } = replayAll(poisson(erlangs, calls), shifts, { policy, waiting, rules });
  for (const fate of fates) collector.count(fate);
  return summarise(collector.collected(shifts), 1).measures;
}

function expectWithin({ low, high }: Estimate, exact: number): void {
  expect(low).toBeLessThan(exact);
  expect(high).toBeGreaterThan(exact);
}

/** Arrivals at random and exponential talks, no caller known. */
function* poisson(erlangs: number, calls: number): Generator<ReplayCall> {
  let arrivedAt = noon;
  for (let index = 0; index < calls; index++) {
    arrivedAt += exponential(talkMs / erlangs, index, 1);
    yield {
      ...logged(0),
      callId: `${index}`,
      caller: null,
      arrivedAt,
      talkMs: exponential(talkMs, index, 2),
      patienceMs: Number.POSITIVE_INFINITY,
    };
  }
}

function exponential(mean: number, index: number, what: number): number {
  return -Math.log(1 - draw(5, index, 5, what)) * mean;
}

/** The probability that all `agents` are busy, by the usual recursion. */
function erlangB(agents: number, erlangs: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked);
  return blocked;
}

/** The probability that an arrival finds all agents busy, where everybody waits. */
function erlangC(agents: number, erlangs: number): number {
  const blocked = erlangB(agents, erlangs);
  return blocked / (1 - (erlangs / agents) * (1 - blocked));
}

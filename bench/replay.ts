import { usualCallbacks } from '../src/analysis/replay/callback-request.ts';
import { draw } from '../src/analysis/replay/draw.ts';
import { usualHabits } from '../src/analysis/replay/phones.ts';
import { startReplay } from '../src/analysis/replay/replay.ts';
import { replayPlan } from '../src/analysis/replay/replay-plan.ts';
import type { Shift } from '../src/analysis/replay/shift.ts';
import { fullSight } from '../src/analysis/replay/sight.ts';
import { createWallClock } from '../src/calendar/wall-clock.ts';
import { defaultLearning } from '../src/domain/call-record.ts';
import type { ReplayCall } from '../src/domain/logged-call.ts';
import { policy } from './policy.ts';

export interface ReplayCost {
  /** CPU time of one replay under the default policy, in seconds; the least of three. */
  readonly cpuSeconds: number;
  /** By how much the heap has grown at the end of it, in MiB. */
  readonly heapMiB: number;
}

const agents = 32;
const callsPerDay = 1_124;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = Date.UTC(2026, 0, 1);

/** What it takes to replay so many made-up calls with 32 agents, half of them on duty. */
export function measureReplay(calls: number): ReplayCost {
  const shifts = makeShifts(Math.ceil(calls / callsPerDay));
  const costs = Array.from({ length: 3 }, () => replayOnce(calls, shifts));
  return costs.reduce((least, cost) => (cost.cpuSeconds < least.cpuSeconds ? cost : least));
}

function replayOnce(calls: number, shifts: readonly Shift[]): ReplayCost {
  let settled = 0;
  const replay = startReplay(shifts, options, { onFate: () => settled++ });
  const heapBefore = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  for (let index = 0; index < calls; index++) replay.take(makeCall(index));
  replay.finish();
  const { user, system } = process.cpuUsage(before);
  if (settled !== calls) throw new Error(`${settled} of ${calls} calls were settled.`);
  const heapMiB = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  return { cpuSeconds: (user + system) / 1e6, heapMiB };
}

/**
 * Made when it is needed, so the log is not in memory. Half of the calls are by 20,000 callers, some often.
 */
function makeCall(index: number): ReplayCall {
  const chance = (what: number): number => draw(1, index, 5, what);
  const timeOfDay = ((index % callsPerDay) / callsPerDay) * 10 * hourMs;
  return {
    callId: `call ${index}`,
    kind: 'hotline',
    caller: chance(0) < 0.5 ? `caller ${Math.floor(chance(1) ** 2 * 20_000)}` : null,
    arrivedAt: start + Math.floor(index / callsPerDay) * dayMs + 8 * hourMs + Math.floor(timeOfDay),
    agentId: null,
    calledInVainBy: null,
    waitMs: null,
    talkMs: Math.round(-Math.log(1 - chance(2)) * 200_000),
    group: '',
    called: null,
    patienceMs: 0,
  };
}

function makeShifts(days: number): Shift[] {
  return Array.from({ length: days * agents }, (_, index) => {
    const from = start + Math.floor(index / agents) * dayMs + (8 + (index % 4)) * hourMs;
    return { agentId: `agent ${index % agents}`, from, until: from + 7 * hourMs };
  }).filter((_, index) => draw(2, index, 5) < 0.5);
}

const options = {
  ...replayPlan(policy, defaultLearning),
  rules: {
    ringingExpiresMs: 120_000,
    talkingExpiresMs: 4 * hourMs,
    wrapUpMs: 0,
    presenceStaleMs: 120_000,
    missedOffersBeforePause: 3,
    autoPauseMs: 300_000,
  },
  habits: usualHabits,
  sight: fullSight,
  callbacks: usualCallbacks,
  seed: 1,
  toLocal: createWallClock(),
} as const;

import { applyPlan } from '../../src/app/plan/apply-plan.ts';
import { openingAt } from '../../src/cli/demo/company-time.ts';
import { planDay } from '../../src/cli/demo/day.ts';
import { rememberCalls } from '../../src/cli/demo/memories.ts';
import { nameRegulars } from '../../src/cli/demo/name-regulars.ts';
import { planPastDays } from '../../src/cli/demo/past-days.ts';
import { recordPastDays } from '../../src/cli/demo/past-weeks.ts';
import { playDay } from '../../src/cli/demo/play-day.ts';
import { type DemoRouter, startDemoRouter } from '../../src/cli/demo/router.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { createChance } from '../../src/emulator/chance.ts';
import { exampleCompany } from '../../src/emulator/company.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { documentOfPlan } from '../../src/plan/document-of-plan.ts';

const seed = 1;
const calls = 250;
const speed = 1_800;
/** Enough of the day to be worth looking at, and calls are still coming in. */
const untilHour = 14;

/**
 * - `usual`: six agents in the middle of their day
 * - `empty`: agents, and nothing else yet
 * - `large`: three hundred agents
 * - `trouble`: as usual, but sipgate refuses the token by now
 */
type CompanyKind = 'usual' | 'empty' | 'large' | 'trouble';

/** Throws an Error that says what would be right. */
export function readKind(text = 'usual'): CompanyKind {
  if (text === 'usual' || text === 'empty' || text === 'large' || text === 'trouble') return text;
  throw new Error(`--company is ${text}; usual, empty, large or trouble is expected.`);
}

export interface FilmedCompany extends DemoRouter {
  readonly emulator: Emulator;
}

/**
 * The company of the demo in the middle of its day, with everything configured that there is to see.
 *
 * @param isInShadow whether its hotline only listens, which makes the sentences of its calls longer.
 */
export async function startCompany({
  kind = 'usual',
  isInShadow,
}: {
  readonly kind?: CompanyKind;
  readonly isInShadow: boolean;
}): Promise<FilmedCompany> {
  const company = exampleCompany(kind === 'large' ? { agents: 300 } : {});
  const emulator = await startEmulator({ startAt: openingAt(Date.now()), seed, company });
  const router = await startDemoRouter(emulator);
  if (kind !== 'empty') await playUntilNow(router, emulator, isInShadow);
  if (kind === 'trouble') emulator.setFaults({ rest: [{ status: 401 }] });
  return {
    ...router,
    emulator,
    async close() {
      await router.close();
      await emulator.close();
    },
  };
}

async function playUntilNow(router: DemoRouter, emulator: Emulator, isInShadow: boolean): Promise<void> {
  const { context } = router.service;
  const hotline = emulator.company.hotlines[0]?.number ?? '';
  const day = planDay(emulator.company, { calls, seed });
  await nameRegulars(context);
  await rememberCalls(context, day.remembered);
  const chance = createChance(seed);
  const past = planPastDays(chance, { weeks: 2, opening: emulator.now(), hotline });
  await recordPastDays(context, past, chance);
  await configure(router, hotline, isInShadow);
  emulator.setSpeed(speed);
  void playDay(emulator, hotline, day.calls);
  await emulator.wait((untilHour - 8) * 3_600);
  handOver(emulator, hotline);
}

/**
 * From now on time passes as usual: somebody talks, somebody's phone rings, and somebody has just given up.
 */
function handOver(emulator: Emulator, hotline: string): void {
  emulator.setSpeed(1);
  emulator.placeCall({ from: '+491713920005', to: hotline, patienceSeconds: 3_600 });
  emulator.placeCall({ from: '+493023125002', to: hotline, patienceSeconds: 3 });
}

async function configure(
  { service: { context } }: DemoRouter,
  hotline: string,
  isInShadow: boolean,
): Promise<void> {
  const [first, second, third] = context.known.roster.agents.map(({ id }) => id);
  const yaml = `
groups: { Beratung: [${first}, ${second}] }
hours:
  Büro:
    weekly: { monday-friday: 08:00-18:00, saturday: 09:00-14:00 }
    holidays: NW
    add: [{ date: 11-11, name: Karneval }]
    halfDays: { 12-24: 08:00-12:00, 12-31: 08:00-12:00 }
hotlines:
  - name: Zentrale
    numbers: ["${hotline}"]
    hours: Büro
${isInShadow ? '    shadow: true' : ''}
    waiting: { familiarSeconds: 20, anySeconds: 60, prompt: please-hold }
    overflow: { closed: [{ announcement: closed }], all-busy: [{ agents: Beratung }, { number: 0171 3920099 }, voicemail] }
absences:
  - { agent: ${second}, from: 2026-12-01, to: 2026-12-05, deputies: [${first}], why: Urlaub }
callers:
  - { name: Tischlerei Lindner, numbers: [030 23125001, 0221 999111], vip: true, fixed: ${third} }
  - { name: Werbeanrufe, prefixes: [0800 330], blocked: reject }
`;
  const desk = {
    store: context.store,
    clock: context.clock,
    fromEnvironment: documentOfPlan(context.known.plan),
    builtInAnnouncements,
  };
  const applied = await applyPlan(desk, { yaml }, { by: 'heike', basedOn: null });
  if (applied.kind !== 'applied') throw new Error(JSON.stringify(applied));
}

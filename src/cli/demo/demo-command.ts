import { Command, Option } from 'commander';
import { reportCalls } from '../../app/page/report-calls.ts';
import type { Language } from '../../domain/language.ts';
import { createChance } from '../../emulator/chance.ts';
import type { Emulator } from '../../emulator/control.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import type { Service } from '../../service.ts';
import { readPositive } from '../read-positive.ts';
import { untilSignal } from '../until-signal.ts';
import { openingAt } from './company-time.ts';
import { planDay } from './day.ts';
import { rememberCalls } from './memories.ts';
import { nameRegulars } from './name-regulars.ts';
import { offerCallbacks } from './offer-callbacks.ts';
import { planPastDays } from './past-days.ts';
import { recordPastDays } from './past-weeks.ts';
import { playDay } from './play-day.ts';
import { printDecisions } from './print-decisions.ts';
import { type DemoRouter, startDemoRouter } from './router.ts';
import { summarise } from './summary.ts';
import { demoWords } from './words.ts';

interface DemoOptions {
  readonly calls: number;
  readonly exit: boolean;
  readonly speed: number;
  readonly seed: number;
  readonly lang: Language;
}

export function demoCommand(): Command {
  const systemLanguage = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en';
  return new Command('demo')
    .description("play a small company's day against an emulated sipgate, without any account")
    .option('--calls <N>', 'how many calls come in', readPositive, 250)
    .option('--exit', 'end after the last call instead of staying open', false)
    .option('--speed <N>', 'how many seconds pass in one', readPositive, 900)
    .option('--seed <N>', 'another number makes another day', readPositive, 1)
    .addOption(new Option('--lang <language>', 'language').choices(['en', 'de']).default(systemLanguage))
    .action(demo);
}

/** Gives this day another week to be compared with. */
const weeksBefore = 2;
/** So long after the last call somebody may be called back. */
const longestCallbackSeconds = 3_600;
/** More than a day has, with those that call back. */
const mostRecent = 2_000;

async function demo(options: DemoOptions): Promise<void> {
  const interrupted = untilSignal();
  const emulator = await startEmulator({
    speed: options.speed,
    startAt: openingAt(Date.now()),
    seed: options.seed,
  });
  try {
    sendOnHoliday(emulator);
    const router = await startDemoRouter(emulator);
    try {
      await showDay(emulator, router, options, interrupted);
    } finally {
      await router.close();
    }
  } finally {
    await emulator.close();
  }
}

async function showDay(
  emulator: Emulator,
  { service, config, pageUrl }: DemoRouter,
  options: DemoOptions,
  interrupted: Promise<string>,
): Promise<void> {
  const { company } = emulator;
  const words = demoWords[options.lang];
  const hotline = company.hotlines[0]?.number ?? '';
  const day = planDay(company, options);
  await nameRegulars(service.context);
  await rememberCalls(service.context, day.remembered);
  const chance = createChance(options.seed);
  // The day should not fly by before it has begun.
  emulator.setSpeed(1);
  const before = { weeks: weeksBefore, opening: emulator.now(), hotline };
  await recordPastDays(service.context, planPastDays(chance, before), chance);
  // The weeks before were without.
  await offerCallbacks(config, service.context);
  emulator.setSpeed(options.speed);
  console.log(`${words.opening(company.name, hotline, company.users.length, nameOfAbsent(emulator))}\n`);
  if (!options.exit) console.log(`${words.page(pageUrl)}\n`);
  printDecisions(service.context, options.lang);

  const played = playDay(emulator, hotline, day.calls).then(() => allCalledBack(emulator, service));
  await Promise.race([played, interrupted]);
  const recent = await service.context.store.recentCalls(mostRecent);
  const history = recent.filter(({ call }) => (call.startedAt ?? 0) >= before.opening);
  console.log(`\n${words.summary(summarise(history, emulator.pushes()))}`);
  const today = { from: before.opening, to: emulator.now() + 1 };
  const { callbacks } = await reportCalls(service.context, today);
  if (callbacks !== null) console.log(words.callbacks(callbacks));
  if (options.exit) return;
  handOver(emulator);
  console.log(`\n${words.stayOpen(emulator.url, hotline)}`);
  await interrupted;
}

/** Waits for those who are still to be called back, but not for ever. */
async function allCalledBack(emulator: Emulator, { context }: Service): Promise<void> {
  const { byCallId } = context.known.switchboard.callbacks;
  for (let waited = 0; waited < longestCallbackSeconds && byCallId.size > 0; waited += 180)
    if (!(await emulator.wait(180))) return;
}

function absent({ company }: Emulator) {
  return company.users.at(-1);
}

/** From now on time passes as usual, and the visitor picks up. */
function handOver(emulator: Emulator): void {
  emulator.setSpeed(1);
  for (const phone of emulator.phones()) phone.neverAnswers();
}

function sendOnHoliday(emulator: Emulator): void {
  for (const { number } of absent(emulator)?.numbers ?? []) emulator.phone(number).setOnline(false);
}

function nameOfAbsent(emulator: Emulator): string {
  const user = absent(emulator);
  return user === undefined ? '' : `${user.firstname} ${user.lastname}`;
}

import { Command, Option } from 'commander';
import { putInForce } from '../../app/plan/follow-plan.ts';
import type { Store } from '../../app/ports/store.ts';
import { recall } from '../../app/switchboard/recall.ts';
import type { Config } from '../../config/config.ts';
import { planFromSettings } from '../../config/plan-from-settings.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Language } from '../../domain/language.ts';
import type { Party } from '../../domain/party.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Emulator } from '../../emulator/control.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import { createContext } from '../../wiring/create-context.ts';
import { renderReason } from '../../wording/reason-text.ts';
import { silentLog } from '../create-log.ts';
import { findHotline } from '../find-hotline.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor } from '../open-store.ts';
import { readCaller } from '../read-caller.ts';
import { readMoment } from '../read-moment.ts';
import { refreshAgents } from '../refresh-agents.ts';
import { ownCompany } from './own-company.ts';
import { renderLegs } from './render-legs.ts';
import { startTestRouter } from './test-router.ts';

interface TestCallOptions {
  readonly lang: Language;
  readonly at?: string;
  readonly hotline?: string;
}

/** What is known of the company, and the database to ask who the caller knows. */
interface Known {
  readonly config: Config;
  readonly plan: Plan;
  readonly roster: Roster;
  readonly store: Store;
  readonly connection: Connection;
}

export function testCallCommand(): Command {
  return new Command('test-call')
    .description('play one call with your own configuration against an emulated sipgate; nothing is recorded')
    .argument('<caller>', 'phone number in any usual spelling, or "anonymous"')
    .option('--hotline <name>', 'which hotline is called, by its name or number; default: the first')
    .option('--at <moment>', 'when, such as "2026-06-04 18:05" where the hotline is; default: now')
    .addOption(
      new Option('--lang <language>', 'language of the sentence').choices(['en', 'de']).default('en'),
    )
    .addHelpText('after', '\nExample:\n  familiar test-call "0211 123 4567" --at "2026-06-04 18:05"')
    .action(testCall);
}

async function testCall(callerText: string, options: TestCallOptions): Promise<void> {
  const caller = readCaller(callerText);
  const config = loadConfig();
  const store = await openStoreFor('look', config, { log: silentLog, clock: Date.now });
  try {
    const fromEnvironment = planFromSettings(config);
    const surroundings = { log: silentLog, clock: Date.now, plan: fromEnvironment };
    const context = createContext(config, store, surroundings);
    await putInForce(context, fromEnvironment, null);
    await recall(context);
    await refreshAgents(config, context);
    const zone = findHotline(context.known.plan, options.hotline).timeZone;
    const startAt = options.at === undefined ? Date.now() : readMoment(options.at, zone);
    await putInForce({ ...context, clock: () => startAt }, fromEnvironment, null);
    const { plan, roster } = context.known;
    const { current: connection } = context.connection;
    await playCall({ config, plan, roster, store, connection }, caller, { ...options, startAt });
  } finally {
    await store.close();
  }
}

async function playCall(
  known: Known,
  caller: Party,
  options: TestCallOptions & { readonly startAt: number },
): Promise<void> {
  const { plan, roster } = known;
  const [to = ''] = findHotline(plan, options.hotline).numbers;
  const company = ownCompany(
    plan.hotlines.flatMap(hotline => hotline.numbers),
    roster.agents,
  );
  const emulator = await startEmulator({ company, speed: 60, startAt: options.startAt });
  try {
    const router = await startTestRouter(emulator, known);
    try {
      await printCall(
        emulator,
        router.store,
        { from: caller.kind === 'number' ? caller.number : 'anonymous', to },
        options.lang,
      );
    } finally {
      await router.close();
    }
  } finally {
    await emulator.close();
  }
}

async function printCall(
  emulator: Emulator,
  store: Store,
  call: { readonly from: string; readonly to: string },
  language: Language,
): Promise<void> {
  const { outcome, answeredBy, pushes } = await emulator.placeCall({ ...call, talkSeconds: 10 }).ended;
  const [latest] = await store.recentCalls(1);
  const decision = latest?.decision;
  console.log(
    [
      decision ? renderReason(decision, language) : 'Nothing was decided: Familiar did not route this call.',
      renderLegs(pushes),
      `For the caller: ${outcome}${answeredBy === null ? '' : ` by ${answeredBy}`}.`,
    ].join('\n\n'),
  );
}

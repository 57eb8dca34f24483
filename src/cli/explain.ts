import { Command, Option } from 'commander';
import { explainCall } from '../app/calls/explain-call.ts';
import type { AppContext } from '../app/context.ts';
import { putInForce } from '../app/plan/follow-plan.ts';
import { recall } from '../app/switchboard/recall.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import type { Language } from '../domain/language.ts';
import type { Plan } from '../domain/plan.ts';
import { createContext } from '../wiring/create-context.ts';
import { silentLog } from './create-log.ts';
import { explanationAsJson, explanationAsText } from './explanation.ts';
import { findHotline } from './find-hotline.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';
import { readCaller } from './read-caller.ts';
import { readMoment } from './read-moment.ts';
import { refreshAgents } from './refresh-agents.ts';

interface ExplainOptions {
  readonly json: boolean;
  readonly lang: Language;
  readonly at?: string;
  readonly hotline?: string;
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('say who would get a call, and why')
    .argument('<caller>', 'phone number in any usual spelling, or "anonymous"')
    .option('--hotline <name>', 'which hotline is called, by its name or number; default: the first')
    .option('--at <moment>', 'when, such as "2026-06-04 18:05" where the hotline is; default: now')
    .option('--json', 'print the whole decision as JSON', false)
    .addOption(
      new Option('--lang <language>', 'language of the explanation').choices(['en', 'de']).default('en'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  familiar explain "0211 123 4567"\n  familiar explain anonymous --lang de\n' +
        '  familiar explain "0211 123 4567" --hotline Support --at "2026-06-04 18:05"',
    )
    .action(explain);
}

async function explain(callerText: string, options: ExplainOptions): Promise<void> {
  const caller = readCaller(callerText);
  const config = loadConfig();
  const surroundings = { log: silentLog, clock: Date.now };
  const store = await openStoreFor('look', config, surroundings);
  try {
    const plan = planFromSettings(config);
    // Every announcement that the plan names is assumed to exist.
    const announcementUrl = (name: string): string => name;
    const context = createContext(config, store, { ...surroundings, plan, announcementUrl });
    await putInForce(context, plan, null);
    await recall(context);
    await refreshAgents(config, context);
    const hotline = findHotline(context.known.plan, options.hotline);
    const now = options.at === undefined ? Date.now() : readMoment(options.at, hotline.timeZone);
    if (options.at !== undefined) await moveTo(context, plan, now);
    const decision = await explainCall(context, {
      caller,
      hotline: findHotline(context.known.plan, hotline.name),
      now,
    });
    const { confirmedAt } = context.known.roster;
    console.log(
      options.json
        ? explanationAsJson(decision, confirmedAt, options.lang)
        : explanationAsText(decision, confirmedAt, { language: options.lang, timeZone: hotline.timeZone }),
    );
  } finally {
    await store.close();
  }
}

/**
 * The plan as it will be then, since holidays are looked up for some time ahead; and the agents as they are
 * now.
 */
async function moveTo(context: AppContext, fromEnvironment: Plan, now: number): Promise<void> {
  await putInForce({ ...context, clock: () => now }, fromEnvironment, null);
  context.known.roster = { ...context.known.roster, confirmedAt: null };
}

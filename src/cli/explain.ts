import { Command, Option } from 'commander';
import type { Decision } from '../acd/decision.ts';
import { type Party, toParty } from '../acd/party.ts';
import type { Language } from '../acd/reason-phrases.ts';
import { renderReason } from '../acd/reason-text.ts';
import type { AppContext } from '../app/context.ts';
import { explainCall } from '../app/explain-call.ts';
import { putInForce } from '../app/follow-plan.ts';
import { recall } from '../app/recall.ts';
import type { Config } from '../config/config.ts';
import { parseSpelledNumber } from '../config/phone-spelling.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import { openConfiguredStore } from '../configured-store.ts';
import { createContext, rosterSourceOf } from '../service.ts';
import { silentLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { CliError } from './run-program.ts';
import { renderTable } from './table.ts';

interface ExplainOptions {
  readonly json: boolean;
  readonly lang: Language;
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('say who would get a call now, and why')
    .argument('<caller>', 'phone number in any usual spelling, or "anonymous"')
    .option('--json', 'print the whole decision as JSON', false)
    .addOption(
      new Option('--lang <language>', 'language of the sentence').choices(['en', 'de']).default('en'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  familiar explain "0211 123 4567"\n  familiar explain anonymous --lang de',
    )
    .action(explain);
}

async function explain(callerText: string, options: ExplainOptions): Promise<void> {
  const caller = readCaller(callerText);
  const config = loadConfig();
  const surroundings = { log: silentLog, clock: Date.now };
  const store = await openConfiguredStore(config, surroundings);
  try {
    const plan = planFromSettings(config);
    const context = createContext(config, store, { ...surroundings, plan });
    await putInForce(context, plan, null);
    await recall(context);
    await refreshAgents(config, context);
    const [hotline] = context.known.plan.hotlines;
    if (hotline === undefined) throw new CliError('There is no hotline.');
    const decision = await explainCall(context, { caller, hotline, now: Date.now() });
    const { confirmedAt } = context.known.roster;
    console.log(
      options.json
        ? toJson(decision, confirmedAt, options.lang)
        : toText(decision, confirmedAt, options.lang),
    );
  } finally {
    await store.close();
  }
}

function readCaller(text: string): Party {
  const number = parseSpelledNumber(text);
  if (number !== null) return { kind: 'number', number };
  const party = toParty(text.trim());
  if (party.kind === 'withheld') return party;
  throw new CliError(
    `"${text}" is not a phone number; write it like "0211 123 4567" or "+49 211 1234567", or "anonymous".`,
  );
}

/** The service that runs beside this command knows presence; here it is asked for once more. */
async function refreshAgents(config: Config, context: AppContext): Promise<void> {
  try {
    context.known.roster = await rosterSourceOf(config, context).fetchRoster(new AbortController().signal);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`familiar: presence is not known, so everybody counts as reachable. ${why}`);
  }
}

function toJson(decision: Decision, presenceAt: number | null, language: Language): string {
  const presenceConfirmedAt = presenceAt === null ? null : new Date(presenceAt).toISOString();
  return JSON.stringify(
    { sentence: renderReason(decision, language), presenceConfirmedAt, ...decision },
    null,
    2,
  );
}

function toText(decision: Decision, presenceAt: number | null, language: Language): string {
  const rows = decision.reason.candidates.map(one => [
    one.name,
    one.availability,
    String(one.familiarity?.answeredCalls ?? 0),
    one.evidence.toFixed(2),
    one.verdict,
  ]);
  const table = renderTable(['agent', 'availability', 'calls', 'evidence', 'verdict'], rows);
  const presence =
    presenceAt === null
      ? 'Presence is not confirmed by sipgate: everybody counts as reachable.'
      : `Presence as sipgate reported it at ${new Date(presenceAt).toLocaleTimeString('de-DE')}.`;
  return `${renderReason(decision, language)}\n\n${table}\n\n${presence}`;
}

import { Command, Option } from 'commander';
import type { AppContext } from '../../app/context.ts';
import { figuresShown } from '../../app/page/figures-shown.ts';
import { wallClockOf } from '../../app/page/local-days.ts';
import { reportCalls } from '../../app/page/report-calls.ts';
import { putInForce } from '../../app/plan/follow-plan.ts';
import { planFromSettings } from '../../config/plan-from-settings.ts';
import type { Language } from '../../domain/language.ts';
import { createContext } from '../../wiring/create-context.ts';
import { silentLog } from '../create-log.ts';
import { findHotline } from '../find-hotline.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor } from '../open-store.ts';
import { readPositive } from '../read-positive.ts';
import { type PeriodOptions, readDay, toPeriod } from './period.ts';
import { renderReport } from './render-report.ts';

interface ReportCommandOptions extends PeriodOptions {
  readonly hotline?: string;
  readonly serviceLevel?: number;
  readonly json: boolean;
  readonly lang: Language;
}

export function reportCommand(): Command {
  return new Command('report')
    .description('say how the hotline did: answered, familiar, continuity, waiting, the load of the team')
    .option('--from <day>', 'first day, such as 2026-11-01; default: 30 days in all', readDay)
    .option('--to <day>', 'last day, included; default: today', readDay)
    .option('--hotline <name>', 'one hotline, by its name or number; default: all')
    .option(
      '--service-level <seconds>',
      'time within which a call should be answered; default: that of the goals',
      readPositive,
    )
    .option('--json', 'print JSON, as GET /api/reports does', false)
    .addOption(new Option('--lang <language>', 'language of the report').choices(['en', 'de']).default('en'))
    .addHelpText(
      'after',
      `
Days are those of the hotline's time zone. Figures are of the team, and of single agents only where an admin shows those on the page.

Examples:
  familiar report
  familiar report --from 2026-10-01 --to 2026-10-31 --hotline Support --lang de
  familiar report --json > report.json`,
    )
    .action(report);
}

async function report(options: ReportCommandOptions): Promise<void> {
  const config = loadConfig();
  const surroundings = { log: silentLog, clock: Date.now };
  const store = await openStoreFor('look', config, surroundings);
  try {
    const plan = planFromSettings(config);
    const context: AppContext = createContext(config, store, { ...surroundings, plan });
    await putInForce(context, plan, null);
    context.known.roster = await store.loadRoster();
    const { hotline: wanted } = options;
    const hotline = wanted === undefined ? undefined : findHotline(context.known.plan, wanted).name;
    const period = toPeriod(options, Date.now(), wallClockOf(context, hotline));
    const { from, to } = period;
    const { serviceLevel = context.known.plan.goals.serviceLevelMs / 1000, lang } = options;
    const serviceLevelMs = serviceLevel * 1000;
    const ofAgents = await figuresShown(store.directory);
    const made = await reportCalls(context, { from, to, hotline, serviceLevelMs, ofAgents });
    console.log(
      options.json ? JSON.stringify(made, null, 2) : renderReport(made, period, { lang, serviceLevel }),
    );
  } finally {
    await store.close();
  }
}

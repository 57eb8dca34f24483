import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type PhoneHabits, usualHabits } from '../../analysis/replay/phones.ts';
import type { Survey } from '../../analysis/replay/survey.ts';
import {
  type Comparison,
  type ComparisonOptions,
  comparePolicies,
  surveyLog,
} from '../../app/page/compare-policies.ts';
import { createWallClock } from '../../calendar/wall-clock.ts';
import { readEnvironment } from '../../config/environment.ts';
import type { Environment } from '../../config/read-config.ts';
import { openCsv } from '../../csv/open-csv.ts';
import { defaultGoals } from '../../domain/goals.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { parseSpelledNumber } from '../../numbers/phone-spelling.ts';
import { CliError } from '../run-program.ts';
import { renderPage } from './html/render-page.ts';
import { type LogSource, openOwnHistory, openTableSource } from './log-source.ts';
import { addReplayOptions, type ReplayCliOptions } from './options.ts';
import { readPlan } from './plans.ts';
import { createProgress, type Progress } from './progress.ts';
import { renderText } from './render-text.ts';
import { type Report, toReport } from './report.ts';
import { toJson } from './to-json.ts';
import { type NamedPlan, toVariants, type Wishes } from './variants.ts';

export function replayCommand(): Command {
  return addReplayOptions(new Command('replay'))
    .description('say what policies and settings would have done with past calls')
    .addHelpText(
      'after',
      `
Examples:
  familiar replay                                   the own history, as configured and as an ordinary hotline
  familiar replay --policy familiar --policy tutorial --html report.html --lang de
  familiar replay --csv calls.csv --column started=Datum+Uhrzeit --column talk=Dauer --set RING_FAMILIAR=2`,
    )
    .action(replay);
}

async function replay(options: ReplayCliOptions): Promise<void> {
  const progress = createProgress();
  progress.doing('opening');
  const { environment } = readEnvironment(process.cwd());
  await using source = await openSource(options, environment, progress);
  const toLocal = createWallClock();
  const habits: PhoneHabits = {
    ...usualHabits,
    noAnswerRate: options.missed / 100,
    pickUpMedianMs: options.pickUp * 1000,
    ringTimeoutMs: options.ring * 1000,
  };
  const { patience, baseline = null } = options;
  const patienceMedianMs = patience === undefined ? null : patience * 1000;
  const survey = await surveyLog({ calls: source.calls, onProgress: toProgress(progress), patienceMedianMs });
  if (survey.answeredCalls === 0 || survey.lastAt === null)
    throw new CliError(noCalls(source, survey, options));
  const measured = measuredTime(options, survey);
  const { policy, set } = options;
  const wishes: Wishes = { policy, set, ...(await readPlans(options, source, survey.lastAt)) };
  const variants = toVariants(wishes, environment, habits);
  if (baseline !== null && !variants.some(variant => variant.name === baseline))
    throw new CliError(`"${baseline}" is none of them: ${variants.map(one => `"${one.name}"`).join(', ')}.`);

  const serviceLevelMs = serviceLevelOf(options, wishes);
  progress.reached(0);
  const comparison = await comparePolicies(variants, survey, {
    calls: source.calls,
    part: options.callers,
    measuredFrom: measured.from,
    measuredUntil: measured.until,
    serviceLevelMs,
    seed: options.seed,
    toLocal,
    onProgress: toProgress(progress),
  });
  progress.end();
  await output(comparison, source, { ...options, serviceLevelMs });
}

async function readPlans(
  { plan: files, hotline }: ReplayCliOptions,
  { roster, planInForce }: LogSource,
  at: number,
): Promise<Pick<Wishes, 'plans' | 'inForce'>> {
  const plans: NamedPlan[] = [];
  for (const file of files) plans.push(await readPlan(file, roster, { hotline, at }));
  return { plans, inForce: await planInForce({ hotline, at }) };
}

/** What was asked for; else the goal of the configuration in force, or of the first one that is compared, in milliseconds. */
function serviceLevelOf({ serviceLevel }: ReplayCliOptions, { inForce, plans }: Wishes): number {
  if (serviceLevel !== undefined) return serviceLevel * 1000;
  return ((inForce ?? plans[0])?.plan.goals ?? defaultGoals).serviceLevelMs;
}

async function openSource(
  options: ReplayCliOptions,
  environment: Environment,
  progress: Progress,
): Promise<LogSource> {
  const { csv, encoding, delimiter, problems = null } = options;
  if (csv === undefined) return openOwnHistory();
  const file = await openCsv(csv, {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
  });
  const { column, map, timeZone = null, pseudonyms: arePseudonyms } = options;
  const { hotlineIf: hotline = null, answeredIf: answered = null, skipIf: skip = null } = options;
  return openTableSource(
    file,
    {
      ...{ hotline, answered, skip, arePseudonyms, timeZone },
      named: { ...map, ...column },
      reading: options,
      hotlines: hotlinesOf(environment),
      problemFile: problems,
    },
    share => progress.reached(share),
  );
}

/** As far as they can be read: a replay needs no complete configuration. */
function hotlinesOf(environment: Environment): readonly PhoneNumber[] {
  const numbers = environment['CENTRAL_SERVICE_PHONE']?.split(',') ?? [];
  return numbers.flatMap(text => parseSpelledNumber(text) ?? []);
}

function toProgress(progress: Progress): ComparisonOptions['onProgress'] {
  return doing => {
    progress.doing(doing);
    progress.count();
  };
}

function noCalls({ problems }: LogSource, survey: Survey, { csv }: ReplayCliOptions): string {
  const found = survey.hotlineCalls === 0 ? 'no calls to the hotline' : 'no answered calls';
  const hint =
    csv === undefined
      ? [
          'calls that were imported only say who knows whom; a table with all calls, answered or not, is replayed with --csv.',
        ]
      : [];
  return [`there is nothing to replay: ${found} found.`, ...hint, ...problems.lines()].join('\n  - ');
}

interface MeasuredTime {
  readonly from: number;
  readonly until: number;
}

const dayMs = 86_400_000;

function measuredTime({ warmUp }: ReplayCliOptions, { firstAt, lastAt }: Survey): MeasuredTime {
  const [first, last] = [firstAt ?? 0, lastAt ?? 0];
  const warmUpMs = warmUp === undefined ? Math.min(30 * dayMs, (last - first) / 3) : warmUp * dayMs;
  if (first + warmUpMs > last)
    throw new CliError(`the log is shorter than the ${warmUp} days of --warm-up; give fewer.`);
  return { from: first + warmUpMs, until: last + 1 };
}

async function output(
  comparison: Comparison,
  { problems }: LogSource,
  options: ReplayCliOptions & { readonly serviceLevelMs: number },
): Promise<void> {
  const { lang: language, timeZone = 'Europe/Berlin', serviceLevelMs, html, baseline = null } = options;
  const report: Report = toReport(comparison, {
    language,
    timeZone,
    baseline,
    serviceLevelMs,
    rejectedRows: problems.rejected(),
  });
  for (const line of problems.lines()) console.error(`familiar: ${line}`);
  console.log(options.json ? toJson(comparison, report, baseline) : renderText(report));
  if (html !== undefined) {
    await writeFile(html, renderPage(report, comparison, language));
    console.error(`familiar: the report is in ${html}.`);
  }
}

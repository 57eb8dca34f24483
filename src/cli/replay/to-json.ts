import { differences } from '../../analysis/measures/summarise.ts';
import type { Comparison, Run } from '../../app/page/compare-policies.ts';
import type { Report } from './report.ts';

/** A comparison as JSON: shares from 0 to 1, times in milliseconds, each measure with its interval. */
export function toJson(comparison: Comparison, report: Report, baselineName: string | null): string {
  const { survey, measuredFrom, recorded, runs } = comparison;
  const { shifts: _, toReplayCall: __, callerParts: ___, ...counts } = survey;
  const all = [recorded, ...runs];
  const baseline = all.find(run => run.name === baselineName) ?? recorded;
  return JSON.stringify(
    {
      measuredFrom: new Date(measuredFrom).toISOString(),
      log: counts,
      baseline: baseline.name,
      runs: all.map(run => toRun(run, baseline)),
      formulas: Object.fromEntries(report.formulas),
      limits: report.limits,
      sentences: report.sentences,
    },
    null,
    2,
  );
}

function toRun({ name, summary, callbacks }: Run, baseline: Run) {
  const { replicated: _, ...figures } = summary;
  return {
    name,
    ...figures,
    ...(callbacks === null ? {} : { callbacks }),
    differences: differences(summary, baseline.summary),
  };
}

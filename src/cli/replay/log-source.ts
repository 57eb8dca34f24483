import type { LoggedCall } from '../../acd/replay/logged-call.ts';
import { toLoggedCall } from '../../acd/replay/past-log.ts';
import { emptyRoster, type Roster } from '../../acd/roster.ts';
import { type CallLogOptions, openCallLog } from '../../csv/call-log.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { silentLog } from '../create-log.ts';
import { loadConfig } from '../load-config.ts';
import { openStoreFor } from '../open-store.ts';
import { type PlanOptions, readStoredPlan } from './plans.ts';
import { createProblemReport, type ProblemReport } from './problem-report.ts';
import type { NamedPlan } from './variants.ts';

/** Where the calls to replay come from. */
export interface LogSource extends AsyncDisposable {
  /** Reads them from the beginning. Problems are reported in the first reading only. */
  readonly calls: () => AsyncIterable<LoggedCall>;
  readonly problems: ProblemReport;
  /** Agents by whose names a configuration may speak of them; empty where nobody is known. */
  readonly roster: Roster;
  /** Reads the configuration that calls are routed by; null: none is stored. */
  readonly planInForce: (options: PlanOptions) => Promise<NamedPlan | null>;
}

/** @param onShare told how much of the file has been read, 0 to 1. */
export function openCsvSource(
  csv: CsvFile,
  options: CallLogOptions,
  problemFile: string | null,
  onShare: (share: number) => void,
): LogSource {
  const log = openCallLog(csv, options);
  const problems = createProblemReport(problemFile);
  let readings = 0;
  return {
    calls: () => {
      const isFirst = readings++ === 0;
      return log.calls({
        onBytes: bytes => onShare(bytes / csv.bytes),
        onProblem: problem => {
          if (isFirst) problems.add(problem);
        },
      });
    },
    problems,
    roster: emptyRoster,
    planInForce: async () => null,
    [Symbol.asyncDispose]: () => problems.close(),
  };
}

/** The calls in the database that the configuration names. */
export async function openOwnHistory(): Promise<LogSource> {
  const store = await openStoreFor('look', loadConfig(), { log: silentLog, clock: Date.now });
  const roster = await store.loadRoster();
  async function* calls(): AsyncGenerator<LoggedCall> {
    for await (const record of store.allCalls()) {
      const call = toLoggedCall(record, roster);
      if (call !== null) yield call;
    }
  }
  return {
    calls,
    problems: createProblemReport(null),
    roster,
    planInForce: options => readStoredPlan(store, options),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

/** The result of an experiment on one database. */
export interface Finding {
  readonly experiment: string;
  readonly database: string;
  readonly outcome: 'held' | 'BROKEN' | 'skipped';
  /** Figures, or what was broken, or why it was skipped. */
  readonly text: string;
}

/** The report at the end of a run, as lines. */
export function renderReport(findings: readonly Finding[]): readonly string[] {
  const widthOf = (column: 'experiment' | 'database'): number =>
    Math.max(...findings.map(finding => finding[column].length), column.length);
  const [first, second] = [widthOf('experiment'), widthOf('database')];
  const row = (experiment: string, database: string, outcome: string, text: string): string =>
    `${experiment.padEnd(first)}  ${database.padEnd(second)}  ${outcome.padEnd(7)}  ${text}`;
  return [
    row('experiment', 'database', 'outcome', 'figures'),
    ...findings.map(({ experiment, database, outcome, text }) => row(experiment, database, outcome, text)),
  ];
}

import type { FigureName } from '../../analysis/measures/measure-texts.ts';

/** The sentences of a report, in one language. Shares come in as 0 to 1, formatted by the report. */
export interface ReportWords {
  readonly locale: string;
  readonly title: string;
  readonly recorded: string;
  readonly variant: string;
  readonly columns: Readonly<Record<FigureName, string>>;
  readonly formulas: Readonly<Record<FigureName, string>>;
  readonly values: string;
  readonly differences: (baseline: string) => string;
  readonly speed: string;
  readonly team: string;
  readonly noise: string;
  readonly limits: string;
  readonly formulaHeading: string;
  readonly span: (from: string, until: string, calls: string, agents: string) => string;
  readonly reached: (variant: string, familiar: string, returning: string) => string;
  readonly more: (calls: string, baseline: string) => string;
  readonly fewer: (calls: string, baseline: string) => string;
  readonly same: (baseline: string) => string;
  readonly answeredMore: (percentagePoints: string) => string;
  readonly answeredSame: string;
  readonly notes: {
    unidentified(share: string): string;
    noOwnCalls: string;
    noCallsInVain: string;
    duty: string;
    overlapping(count: string): string;
    withoutTalkTime(count: string): string;
    leftOut(agents: string): string;
    rejected(rows: string): string;
    noPatience: string;
    noGivingUp: string;
    recordedDiffers: string;
    intervals: string;
  };
}

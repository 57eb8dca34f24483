import type { Preset } from '../report-presets.ts';

/** Texts of the reports. */
export interface ReportWords {
  readonly title: string;
  readonly period: string;
  readonly periods: Readonly<Record<Preset, string>>;
  readonly own: string;
  readonly print: string;
  readonly answer: string;
  readonly aboutImported: string;
  /** Until the sums of so many days are there. */
  readonly stillCounting: (days: string) => string;
  readonly before: string;
  readonly experts: string;
  readonly span: (from: string, to: string) => string;
  readonly moveBetween: (chart: string) => string;
  readonly familiarDays: string;
  readonly familiarDaysHint: string;
  readonly familiarOf: (familiar: string, of: string, share: string) => string;
  readonly regulars: string;
  readonly work: {
    readonly title: string;
    readonly talked: string;
    readonly handled: string;
    readonly mean: (duration: string) => string;
    readonly hint: string;
  };
  /** Where an admin shows figures of single people. */
  readonly byAgent: {
    readonly title: string;
    readonly hint: string;
    readonly agent: string;
    readonly left: string;
    readonly talks: string;
    readonly talked: string;
    readonly handled: string;
    readonly mean: string;
  };
  readonly hours: string;
  readonly hoursHint: string;
  readonly days: string;
  readonly day: string;
  readonly hour: string;
  readonly waits: string;
  readonly wait: string;
  readonly upTo: (from: string, to: string) => string;
  readonly over: (from: string) => string;
  readonly rules: string;
  readonly rule: string;
  readonly calls: string;
  readonly share: string;
  readonly table: string;
  readonly csv: string;
  readonly team: string;
  readonly hotline: string;
  readonly allHotlines: string;
  readonly measures: string;
  readonly measuresHint: string;
  readonly measure: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly formula: string;
  /** Texts about callers who asked to be called back. */
  readonly callbacks: {
    readonly title: string;
    readonly asked: string;
    readonly ends: Readonly<
      Record<'talked' | 'open' | 'not-reached' | 'expired' | 'called-again' | 'withdrawn', string>
    >;
    readonly byKnown: (calls: string) => string;
    readonly times: (half: string, nineOfTen: string) => string;
    readonly answered: (without: string, withThem: string) => string;
    readonly familiar: (without: string, withThem: string) => string;
    readonly hint: string;
  };
  /** Texts about a hotline in shadow. */
  readonly agreement: {
    readonly title: (hotline: string) => string;
    readonly agreed: (answered: string, agreed: string, share: string) => string;
    readonly wouldKnow: (returning: string, familiar: string, wouldRing: string) => string;
    readonly hint: string;
  };
}

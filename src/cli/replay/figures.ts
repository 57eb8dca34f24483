import type { Estimate } from '../../analysis/measures/bootstrap.ts';
import type { MeasureName } from '../../analysis/measures/measure-names.ts';
import type { ReportedFigure } from '../../analysis/measures/reported.ts';

/** Formats the figures of a report in its language. A missing value is a dash. */
export interface Figures {
  count(value: number): string;
  percent(share: number): string;
  /** A difference of shares, in percentage points with its sign. */
  points(difference: number): string;
  seconds(ms: number | null): string;
  index(value: number | null): string;
  /** A value with its interval, in the unit of the measure. */
  estimate(name: MeasureName, estimate: Estimate): string;
  difference(name: MeasureName, estimate: Estimate): string;
  /** A value and its interval, each with its unit; empty if there is none. */
  reported(figure: Estimate & Pick<ReportedFigure, 'unit'>): readonly [value: string, interval: string];
}

const dash = '–';

export function createFigures(locale: string): Figures {
  const decimal = (digits: number, signDisplay: 'auto' | 'exceptZero' = 'auto'): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay,
    });
  const [whole, tenths, thousandths] = [decimal(0), decimal(1), decimal(3)];
  const signed = decimal(1, 'exceptZero');
  const scaled = (name: MeasureName, value: number): number =>
    name.endsWith('Ms') ? value / 1000 : value * 100;
  const within = (name: MeasureName, { low, high }: Estimate, format: Intl.NumberFormat): string =>
    low === null || high === null
      ? ''
      : ` (${format.format(scaled(name, low))} … ${format.format(scaled(name, high))})`;
  const inUnit = (value: number, unit: ReportedFigure['unit']): string => {
    if (unit === 'index') return thousandths.format(value);
    return unit === 'ms' ? `${tenths.format(value / 1000)} s` : `${tenths.format(value * 100)} %`;
  };
  return {
    count: value => whole.format(value),
    percent: share => `${tenths.format(share * 100)} %`,
    points: difference => signed.format(difference * 100),
    seconds: ms => (ms === null ? dash : `${tenths.format(ms / 1000)} s`),
    index: value => (value === null ? dash : thousandths.format(value)),
    estimate: (name, estimate) =>
      estimate.value === null
        ? dash
        : `${tenths.format(scaled(name, estimate.value))}${within(name, estimate, tenths)}`,
    difference: (name, estimate) =>
      estimate.value === null
        ? dash
        : `${signed.format(scaled(name, estimate.value))}${within(name, estimate, signed)}`,
    reported: ({ value, low, high, unit }) => [
      value === null ? dash : inUnit(value, unit),
      low === null || high === null ? '' : `${inUnit(low, unit)} … ${inUnit(high, unit)}`,
    ],
  };
}

import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { type Preset, presets } from '../report-presets.ts';
import { goToQuery, query, replaceQuery } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import { Field, Select } from './field.tsx';

const usual: Preset = 'days=30';
const own = 'own';
const longestMs = 399 * 86_400_000;

/** The period in the address, as the server is asked for it. */
export function periodAsked(): URLSearchParams {
  const asked = query.value;
  const given = ['days', 'span', 'from', 'to'].flatMap(name => {
    const value = asked.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(given.length === 0 ? usual : given);
}

interface ReportPeriodProps {
  /** The days that are shown; undefined until the server has said. */
  days: Pick<Report, 'from' | 'to'> | undefined;
}

/** Which days a report is about: by name, or from one day to another. */
export function ReportPeriod({ days }: ReportPeriodProps): VNode {
  const say = reportWords.value;
  const asked = periodAsked().toString();
  const preset = presets.find(one => one === asked);
  const { from = '', to = '' } = days ?? {};
  const choose = (chosen: { readonly from: string; readonly to: string }): void => {
    // While a year is typed, it is for a moment one of the first.
    if (chosen.from > '2000' && chosen.to > '2000') replaceQuery(withPeriod(new URLSearchParams(chosen)));
  };
  return (
    <>
      <Select
        label={say.period}
        value={preset ?? own}
        options={[
          ...presets.map(one => ({ value: one, text: say.periods[one] })),
          ...(preset === undefined ? [{ value: own, text: say.own }] : []),
        ]}
        onChange={chosen => goToQuery(withPeriod(new URLSearchParams(chosen)))}
      />
      <Field
        label={say.from}
        name="from"
        type="date"
        value={from}
        onInput={day => choose({ from: day, to: within(to, day, 1) })}
      />
      <Field
        label={say.to}
        name="to"
        type="date"
        value={to}
        onInput={day => choose({ from: within(from, day, -1), to: day })}
      />
    </>
  );
}

/** The other end of a period: moved along where it would be on the wrong side or too far away. */
function within(other: string, day: string, direction: 1 | -1): string {
  const ahead = (Date.parse(other) - Date.parse(day)) * direction;
  if (Number.isNaN(ahead) || ahead < 0) return day;
  if (ahead <= longestMs) return other;
  return new Date(Date.parse(day) + direction * longestMs).toISOString().slice(0, 10);
}

/** The hotline stays. */
function withPeriod(period: URLSearchParams): URLSearchParams {
  const hotline = query.peek().get('hotline');
  if (hotline !== null) period.set('hotline', hotline);
  return period;
}

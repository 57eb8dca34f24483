import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Report } from '../../../src/http/contract/reports.ts';
import { words } from '../language.ts';
import { AgreementCard } from '../parts/agreement-card.tsx';
import { DayChart } from '../parts/day-chart.tsx';
import { Select } from '../parts/field.tsx';
import { FigureList } from '../parts/figure-list.tsx';
import { HeatMap } from '../parts/heat-map.tsx';
import { MeasureChart } from '../parts/measure-chart.tsx';
import { Problem } from '../parts/problem.tsx';
import { RuleChart } from '../parts/rule-chart.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { WaitChart } from '../parts/wait-chart.tsx';
import { reportWords } from '../words/say-reports.ts';

const daysOf = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
type Period = keyof typeof daysOf;
const periods = Object.keys(daysOf) as Period[];

/** What happened in a period, as charts that can be read as tables too. */
export function ReportsView(): VNode {
  const say = reportWords.value;
  const [period, setPeriod] = useState<Period>('month');
  const [hotline, setHotline] = useState('');
  const query = new URLSearchParams({ days: String(daysOf[period]) });
  if (hotline !== '') query.set('hotline', hotline);
  const { value, error, reload } = useLoaded<Report>(`/reports?${query}`);
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <HotlineChoice hotlines={value?.hotlines ?? [hotline]} value={hotline} onChange={setHotline} />
        <Select
          label={say.period}
          isCompact
          value={period}
          options={periods.map(one => ({ value: one, text: say.periods[one] }))}
          onChange={chosen => setPeriod(periods.find(one => one === chosen) ?? 'month')}
        />
      </div>
      <p class="intro">{say.team}</p>
      {value === undefined && error !== undefined && <Problem error={error} retry={reload} />}
      {value === undefined && error === undefined && <p class="loading">{words.value.loading}</p>}
      {value?.figures.offered === 0 && <p class="card empty">{say.none}</p>}
      {value !== undefined && value.figures.offered > 0 && (
        <Pictures report={value} of={Object.fromEntries(query)} />
      )}
    </>
  );
}

/** @param of what the calls of the report have in common, as the list of calls is asked for it */
function Pictures({ report, of }: { report: Report; of: Record<string, string> }): VNode {
  return (
    <>
      <section class="figures" aria-label={reportWords.value.title}>
        <FigureList figures={report.figures} goals={report.goals} of={of} />
      </section>
      {report.agreements.map(agreement => (
        <AgreementCard key={agreement.hotline} agreement={agreement} />
      ))}
      <MeasureChart summary={report.summary} />
      <HeatMap hours={report.hours} />
      <DayChart days={report.days} of={of} />
      <div class="columns even">
        <WaitChart waits={report.waits} />
        <RuleChart rules={report.rules} of={of} />
      </div>
    </>
  );
}

interface HotlineChoiceProps {
  hotlines: readonly string[];
  /** Empty: all. */
  value: string;
  onChange: (hotline: string) => void;
}

/** A choice of hotline, if there are several. */
function HotlineChoice({ hotlines, value, onChange }: HotlineChoiceProps): VNode | null {
  const say = reportWords.value;
  if (hotlines.length < 2 && value === '') return null;
  const all = { value: '', text: say.allHotlines };
  const options = [all, ...hotlines.map(name => ({ value: name, text: name }))];
  return <Select label={say.hotline} isCompact value={value} options={options} onChange={onChange} />;
}

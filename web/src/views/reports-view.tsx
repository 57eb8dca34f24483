import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Report } from '../../../src/http/contract/reports.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { language, words } from '../language.ts';
import { AgentWork } from '../parts/agent-work.tsx';
import { AgreementCard } from '../parts/agreement-card.tsx';
import { CallbackCard } from '../parts/callback-card.tsx';
import { DayCharts } from '../parts/day-chart.tsx';
import { FigureList } from '../parts/figure-list.tsx';
import { HeatMap } from '../parts/heat-map.tsx';
import { MeasureChart } from '../parts/measure-chart.tsx';
import { Problem } from '../parts/problem.tsx';
import { periodAsked, ReportPeriod } from '../parts/report-period.tsx';
import { RuleChart } from '../parts/rule-chart.tsx';
import { StillCounting } from '../parts/still-counting.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { WaitChart } from '../parts/wait-chart.tsx';
import { WorkFigures } from '../parts/work-figures.tsx';
import { answerOf } from '../report-answer.ts';
import { goToQuery, query } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import '../style/people.css';
import '../style/reports.css';

/** What happened in a period: in sentences, then in figures, then in charts that can be read as tables too. */
export function ReportsView(): VNode {
  const say = reportWords.value;
  const hotline = query.value.get('hotline') ?? '';
  const asked = periodAsked();
  if (hotline !== '') asked.set('hotline', hotline);
  const { value, error, reload } = useLoaded<Report>(`/reports?${asked}`);
  // What may be chosen stays while another report is loading.
  const [known, setKnown] = useState<Report>();
  if (value !== undefined && value !== known) setKnown(value);
  const last = value ?? known;
  const isWaiting = value === undefined && error === undefined;
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        <button type="button" class="quiet" onClick={() => print()}>
          {say.print}
        </button>
      </div>
      <search class="filters">
        <ReportPeriod days={last} />
        <HotlineChoice hotlines={last?.hotlines ?? [hotline]} value={hotline} />
      </search>
      <StillCounting asked={asked} isWaiting={isWaiting} />
      {value === undefined && error !== undefined && <Problem error={error} retry={reload} />}
      {isWaiting && <p class="loading">{words.value.loading}</p>}
      {value !== undefined && <Answer report={value} />}
      {value !== undefined && value.figures.offered > 0 && <Pictures report={value} hotline={hotline} />}
    </>
  );
}

function Answer({ report }: { report: Report }): VNode {
  const say = reportWords.value;
  return (
    <section class="card answer" aria-label={say.answer}>
      {answerOf(report, language.value).map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {report.imported > 0 && <p class="hint">{say.aboutImported}</p>}
      {report.agents === null && <p class="hint">{say.team}</p>}
    </section>
  );
}

function Pictures({ report, hotline }: { report: Report; hotline: string }): VNode {
  const say = reportWords.value;
  // What the calls of the report have in common, as the list of calls is asked for it.
  const of = { from: report.from, to: report.to, ...(hotline === '' ? {} : { hotline }) };
  return (
    <>
      <section class="figures" aria-label={say.title}>
        <FigureList
          figures={report.figures}
          goals={report.goals}
          of={of}
          before={[{ when: say.before, figures: report.before.figures ?? undefined }]}
        />
      </section>
      <WorkFigures work={report.work} />
      {report.callbacks !== null && <CallbackCard callbacks={report.callbacks} figures={report.figures} />}
      {report.agreements.map(agreement => (
        <AgreementCard key={agreement.hotline} agreement={agreement} />
      ))}
      <DayCharts report={report} of={of} />
      <HeatMap hours={report.hours} />
      <div class="columns even">
        <WaitChart waits={report.waits} />
        <RuleChart rules={report.rules} of={of} />
      </div>
      {report.agents !== null && <AgentWork agents={report.agents} of={of} />}
      <details class="experts">
        <summary>{say.experts}</summary>
        <MeasureChart summary={report.summary} />
      </details>
    </>
  );
}

interface HotlineChoiceProps {
  hotlines: readonly string[];
  /** Empty: all. */
  value: string;
}

/** A choice of hotline, if there are several. */
function HotlineChoice({ hotlines, value }: HotlineChoiceProps): VNode | null {
  const say = reportWords.value;
  if (hotlines.length < 2 && value === '') return null;
  const all = { value: '', text: say.allHotlines };
  const options = [all, ...hotlines.map(name => ({ value: name, text: name }))];
  const choose = (hotline: string): void => {
    const next = periodAsked();
    if (hotline !== '') next.set('hotline', hotline);
    goToQuery(next);
  };
  return <LabelledChoice label={say.hotline} value={value} options={options} onChange={choose} />;
}

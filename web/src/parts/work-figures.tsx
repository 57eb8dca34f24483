import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatDuration } from '../format.ts';
import { reportWords } from '../words/say-reports.ts';

/** How long the team talked and was busy with calls, together and in the mean. */
export function WorkFigures({ work: { talks, talkMs, handledMs } }: Pick<Report, 'work'>): VNode | null {
  const say = reportWords.value.work;
  if (talks === 0) return null;
  const shown = [
    { name: say.talked, ms: talkMs },
    { name: say.handled, ms: handledMs },
  ];
  return (
    <section class="figures" aria-label={say.title}>
      <dl>
        {shown.map(({ name, ms }) => (
          <div class="figure" key={name}>
            <dt>{name}</dt>
            <dd class="value">{formatDuration(ms)}</dd>
            <dd class="before">{say.mean(formatDuration(ms / talks))}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say.hint}</p>
    </section>
  );
}

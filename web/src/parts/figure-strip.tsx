import type { VNode } from 'preact';
import type { Comparison, PageFigures } from '../../../src/http/contract/board.ts';
import { formatNumber, formatSeconds, formatShare } from '../format.ts';
import { words } from '../language.ts';
import { figures } from '../live/board.ts';
import type { Words } from '../words/words.ts';
import { useLoaded } from './use-loaded.ts';

const comparedEveryMs = 5 * 60_000;

interface Figure {
  readonly name: keyof Words['figures'] &
    ('offered' | 'answered' | 'abandoned' | 'serviceLevel' | 'speed' | 'familiar');
  readonly show: (figures: PageFigures) => string;
}

const shown: readonly Figure[] = [
  { name: 'offered', show: one => formatNumber(one.offered) },
  { name: 'answered', show: one => formatShare(one.answered, one.offered) },
  { name: 'abandoned', show: one => formatNumber(one.abandoned) },
  { name: 'serviceLevel', show: one => formatShare(one.answeredInTime, one.offered) },
  { name: 'speed', show: one => (one.speedOfAnswerMs === null ? '–' : formatSeconds(one.speedOfAnswerMs)) },
  { name: 'familiar', show: one => formatShare(one.familiar, one.byReturningCallers) },
];

/** Today's figures, each with yesterday's and last week's beside it, and how they are counted. */
export function FigureStrip(): VNode | null {
  const { value: compared } = useLoaded<Comparison>('/board/comparison', comparedEveryMs);
  const say = words.value.figures;
  const today = figures.value;
  if (today === null) return null;
  return (
    <section class="figures" aria-label={words.value.live.today}>
      <dl>
        {shown.map(({ name, show }) => (
          <div class="figure" key={name} data-figure={name}>
            <dt>{say[name]}</dt>
            <dd class="value">{show(today)}</dd>
            {compared !== undefined && (
              <dd class="before">
                {say.yesterday} {show(compared.yesterday)} · {say.lastWeek} {show(compared.lastWeek)}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <details>
        <summary>{say.formulas}</summary>
        <ul>
          <li>{say.answeredFormula}</li>
          <li>{say.serviceLevelFormula}</li>
          <li>{say.speedFormula}</li>
          <li>{say.familiarFormula}</li>
          <li>{say.sameTime}</li>
        </ul>
      </details>
    </section>
  );
}

import type { VNode } from 'preact';
import type { Comparison, PageFigures } from '../../../src/http/contract/board.ts';
import { formatNumber, formatSeconds, formatShare } from '../format.ts';
import { words } from '../language.ts';

interface Figure {
  readonly name: 'offered' | 'answered' | 'missed' | 'serviceLevel' | 'speed' | 'familiar';
  readonly show: (figures: PageFigures) => string;
}

const shown: readonly Figure[] = [
  { name: 'offered', show: one => formatNumber(one.offered) },
  { name: 'answered', show: one => formatShare(one.answered, one.offered) },
  { name: 'missed', show: one => formatNumber(one.missed) },
  { name: 'serviceLevel', show: one => formatShare(one.answeredInTime, one.offered) },
  { name: 'speed', show: one => (one.speedOfAnswerMs === null ? '–' : formatSeconds(one.speedOfAnswerMs)) },
  { name: 'familiar', show: one => formatShare(one.familiar, one.byReturningCallers) },
];

interface FigureListProps {
  figures: PageFigures;
  compared?: Comparison;
}

/** The figures of a period, beside those of other periods that had calls. */
export function FigureList({ figures, compared }: FigureListProps): VNode {
  const say = words.value.figures;
  const before = [
    { when: say.yesterday, figures: compared?.yesterday },
    { when: say.lastWeek, figures: compared?.lastWeek },
  ];
  return (
    <dl>
      {shown.map(({ name, show }) => (
        <div class="figure" key={name} data-figure={name}>
          <dt>{say[name]}</dt>
          <dd class="value">{show(figures)}</dd>
          {before.map(
            one =>
              one.figures !== undefined &&
              one.figures.offered > 0 && (
                <dd class="before" key={one.when}>
                  {one.when} {show(one.figures)}
                </dd>
              ),
          )}
        </div>
      ))}
    </dl>
  );
}

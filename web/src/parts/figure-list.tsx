import type { VNode } from 'preact';
import type { Comparison, PageFigures } from '../../../src/http/contract/board.ts';
import { formatNumber, formatSeconds, formatShare } from '../format.ts';
import { words } from '../language.ts';
import { linkToCalls } from '../router.ts';

interface Figure {
  readonly name: 'offered' | 'answered' | 'missed' | 'serviceLevel' | 'speed' | 'familiar';
  readonly show: (figures: PageFigures) => string;
  /** The calls that it counts or is computed of, as the list of calls calls them. */
  readonly countedAs: string;
}

const shown: readonly Figure[] = [
  { name: 'offered', countedAs: 'offered', show: one => formatNumber(one.offered) },
  { name: 'answered', countedAs: 'answered', show: one => formatShare(one.answered, one.offered) },
  { name: 'missed', countedAs: 'missed', show: one => formatNumber(one.missed) },
  { name: 'serviceLevel', countedAs: 'in-time', show: one => formatShare(one.answeredInTime, one.offered) },
  {
    name: 'speed',
    countedAs: 'answered',
    show: one => (one.speedOfAnswerMs === null ? '–' : formatSeconds(one.speedOfAnswerMs)),
  },
  { name: 'familiar', countedAs: 'familiar', show: one => formatShare(one.familiar, one.byReturningCallers) },
];

interface FigureListProps {
  figures: PageFigures;
  /** Which calls are counted, for the way to them. */
  of: Readonly<Record<string, string | undefined>>;
  compared?: Comparison;
}

/** The figures of a period, beside those of other periods that had calls. */
export function FigureList({ figures, compared, of }: FigureListProps): VNode {
  const say = words.value.figures;
  const before = [
    { when: say.yesterday, figures: compared?.yesterday },
    { when: say.lastWeek, figures: compared?.lastWeek },
  ];
  return (
    <dl>
      {shown.map(({ name, show, countedAs }) => (
        <div class="figure" key={name} data-figure={name}>
          <dt>{say[name]}</dt>
          <dd class="value">
            <a href={linkToCalls({ countedAs, ...of })}>{show(figures)}</a>
          </dd>
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

import type { VNode } from 'preact';
import type { PageFigures } from '../../../src/http/contract/board.ts';
import type { PageGoals } from '../../../src/http/contract/glance.ts';
import { formatNumber, formatSeconds, formatShare } from '../format.ts';
import { reachedOf, reachedSigns, settledOf } from '../goal.ts';
import { words } from '../language.ts';
import { linkToCalls } from '../router.ts';

interface Figure {
  readonly name: 'offered' | 'answered' | 'missed' | 'serviceLevel' | 'speed' | 'familiar';
  readonly show: (figures: PageFigures) => string;
  /** What of the calls is measured by the goal of the same name. */
  readonly reached?: {
    readonly goal: 'answered' | 'serviceLevel';
    readonly part: (figures: PageFigures) => number;
  };
  /** The calls that it counts or is computed of, as the list of calls calls them. */
  readonly countedAs: string;
}

const shown: readonly Figure[] = [
  { name: 'offered', countedAs: 'offered', show: one => formatNumber(one.offered) },
  {
    name: 'answered',
    countedAs: 'answered',
    show: one => formatShare(one.answered, settledOf(one)),
    reached: { goal: 'answered', part: one => one.answered },
  },
  { name: 'missed', countedAs: 'missed', show: one => formatNumber(one.missed) },
  {
    name: 'serviceLevel',
    countedAs: 'in-time',
    show: one => formatShare(one.answeredInTime, settledOf(one)),
    reached: { goal: 'serviceLevel', part: one => one.answeredInTime },
  },
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
  /** Those of other periods, as far as they are known. */
  before: readonly { readonly when: string; readonly figures: PageFigures | undefined }[];
  /** Null: not known yet. */
  goals: PageGoals | null;
}

/** The figures of a period, beside their goals and those of other periods that had calls. */
export function FigureList({ figures, before, goals, of }: FigureListProps): VNode {
  const say = words.value.figures;
  return (
    <dl>
      {shown.map(({ name, show, countedAs, reached }) => (
        <div class="figure" key={name} data-figure={name}>
          <dt>{name === 'serviceLevel' ? say.serviceLevel(secondsOf(goals)) : say[name]}</dt>
          <dd class="value">
            <a href={linkToCalls({ countedAs, ...of })} aria-label={`${say[name]}: ${show(figures)}`}>
              {show(figures)}
            </a>
          </dd>
          {reached !== undefined && goals !== null && (
            <Goal part={reached.part(figures)} whole={settledOf(figures)} goal={goals[reached.goal]} />
          )}
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

/** Within how many seconds an answer is in time. */
export function secondsOf(goals: PageGoals | null): string {
  return goals === null ? '…' : formatNumber(goals.serviceLevelMs / 1000);
}

/** Whether a goal is reached, in colour, sign and words. */
function Goal({ part, whole, goal }: { part: number; whole: number; goal: number }): VNode | null {
  const reached = reachedOf(part, whole, goal);
  if (reached === null) return null;
  return (
    <dd class={`goal ${reached}`}>
      <span aria-hidden="true">{reachedSigns[reached]}</span>{' '}
      {words.value.figures.goal[reached](formatShare(goal, 1))}
    </dd>
  );
}

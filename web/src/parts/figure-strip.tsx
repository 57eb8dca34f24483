import type { VNode } from 'preact';
import type { Comparison } from '../../../src/http/contract/board.ts';
import { words } from '../language.ts';
import { figures, goals } from '../live/board.ts';
import { FigureList, secondsOf } from './figure-list.tsx';
import { useLoaded } from './use-loaded.ts';

const comparedEveryMs = 5 * 60_000;

/** Today's figures, each with yesterday's and last week's beside it, and how they are counted. */
export function FigureStrip(): VNode | null {
  const { value: compared } = useLoaded<Comparison>('/board/comparison', comparedEveryMs);
  const say = words.value.figures;
  const today = figures.value;
  if (today === null) return null;
  return (
    <section class="figures" aria-label={words.value.live.today}>
      <FigureList
        figures={today}
        goals={goals.value}
        of={{ days: '1' }}
        before={[
          { when: say.yesterday, figures: compared?.yesterday },
          { when: say.lastWeek, figures: compared?.lastWeek },
        ]}
      />
      <details>
        <summary>{say.formulas}</summary>
        <ul>
          <li>{say.answeredFormula}</li>
          <li>{say.serviceLevelFormula(secondsOf(goals.value))}</li>
          <li>{say.speedFormula}</li>
          <li>{say.familiarFormula}</li>
          <li>{say.sameTime}</li>
        </ul>
      </details>
    </section>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Comparison } from '../../../src/http/contract/board.ts';
import { words } from '../language.ts';
import { figures, goals } from '../live/board.ts';
import { FigureList } from './figure-list.tsx';
import { lazy } from './lazy.tsx';
import { useLoaded } from './use-loaded.ts';

const Formulas = lazy(async () => (await import('./formulas.tsx')).Formulas);

const comparedEveryMs = 5 * 60_000;

/** Today's figures, each with yesterday's and last week's beside it, and how they are counted. */
export function FigureStrip(): VNode | null {
  const { value: compared } = useLoaded<Comparison>('/board/comparison', comparedEveryMs);
  const [isOpened, setOpened] = useState(false);
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
      <details onToggle={() => setOpened(true)}>
        <summary>{say.formulas}</summary>
        {isOpened && <Formulas />}
      </details>
    </section>
  );
}

import type { VNode } from 'preact';
import { linkTo } from '../router.ts';
import type { HotlinePart } from './hotline-part.ts';
import { choicesOf, labelOf, settingsWords } from './in-words.ts';
import { Choice } from './inputs.tsx';
import type { TrialMode } from './trial-words.ts';

type Trial = NonNullable<HotlinePart['hotline']['trial']>;

const modes: readonly TrialMode[] = ['off', 'shadow', 'share'];

/** What people choose; another percentage, written in the document, is offered beside them. */
const usualPercents: readonly number[] = [5, 10, 20, 30, 50, 75, 90];

const firstPercent = 10;

/** Whether the policy is for everybody, only decides in shadow, or is given to a share of the callers. */
export function TrialEditor({ hotline: { trial }, change }: HotlinePart): VNode {
  const say = settingsWords.value.trials;
  const mode = modeOf(trial);
  const { others = 'sipgate' } = trial ?? {};
  const choose = (chosen: TrialMode): void => {
    if (chosen === 'off') change({ trial: undefined });
    else change({ trial: { ...trial, others, percent: chosen === 'share' ? firstPercent : 0 } });
  };
  return (
    <section class="card form" aria-labelledby="trial-title">
      <h3 id="trial-title">{labelOf('trial')}</h3>
      <Choice
        label={say.mode}
        hint={say.hints[mode]}
        value={mode}
        options={modes.map(value => ({ value, text: say.modes[value] }))}
        onChange={chosen => choose(chosen as TrialMode)}
      />
      {trial !== undefined && (
        <>
          <Groups trial={trial} change={change} />
          {others === 'sipgate' && mode === 'shadow' && <p class="notice">{say.onlyListens}</p>}
          <p class="hint">
            {say.reported} <a href={linkTo('reports')}>{say.reports}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Groups({ trial, change }: { trial: Trial; change: HotlinePart['change'] }): VNode {
  const say = settingsWords.value.trials;
  const { percent = 0, others = 'sipgate' } = trial;
  const policy = typeof others === 'string' ? {} : others;
  const setOthers = (name: string): void =>
    change({
      trial: { ...trial, others: name === 'sipgate' ? name : ({ ...policy, name } as typeof policy) },
    });
  return (
    <div class="pair">
      {percent > 0 && (
        <Choice
          label={say.share}
          hint={say.shareHint}
          value={String(percent)}
          options={percentsWith(percent).map(one => ({ value: String(one), text: say.percent(one) }))}
          onChange={chosen => change({ trial: { ...trial, percent: Number(chosen) } })}
        />
      )}
      <Choice
        label={percent > 0 ? labelOf('others') : say.everybody}
        hint={say.othersHint}
        value={typeof others === 'string' ? others : (others.name ?? 'familiar')}
        options={choicesOf('others')}
        onChange={setOthers}
      />
    </div>
  );
}

/** A trial in a few words, for a list of hotlines. */
export function trialText(trial: Trial): string {
  const say = settingsWords.value.trials;
  const { percent = 0 } = trial;
  return percent > 0 ? say.percent(percent) : say.modes.shadow;
}

function modeOf(trial: Trial | undefined): TrialMode {
  if (trial === undefined) return 'off';
  return (trial.percent ?? 0) > 0 ? 'share' : 'shadow';
}

function percentsWith(percent: number): readonly number[] {
  return [...new Set([...usualPercents, percent])].sort((one, other) => one - other);
}

import type { VNode } from 'preact';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import { changeHotline, hotlineOf, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';

/** In shadow or live, and what everybody should know afterwards. */
export function BeginStep({ facts }: StepProps): VNode {
  const words = connectWords.value;
  const text = words.begin;
  const task = useTask();
  const isShadow = hotlineOf(facts)?.shadow === true;
  const begin = async (inShadow: boolean): Promise<void> => {
    await changeHotline(facts, ({ shadow: _, ...before }) =>
      inShadow ? { ...before, shadow: true } : before,
    );
  };
  return (
    <>
      {facts.connection.missing.includes('hotline') ? (
        <p class="notice">{text.noHotline}</p>
      ) : (
        <>
          <p>{text.text}</p>
          <p class="notice" role="status">
            {isShadow ? text.isShadow : text.isLive}
          </p>
          <p class="hint">{isShadow ? text.liveText : text.shadowText}</p>
          <button type="button" disabled={task.isBusy} onClick={() => void task.run(() => begin(!isShadow))}>
            {isShadow ? text.live : text.shadow}
          </button>
        </>
      )}
      <Problem error={task.error} />
      <h3>{text.after}</h3>
      <ul class="plain">
        {[text.pause, text.missed, text.off, text.health].map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        <a href={linkTo('live')}>{words.toBoard}</a>
      </p>
    </>
  );
}

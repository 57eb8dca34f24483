import type { VNode } from 'preact';
import { linkTo } from '../router.ts';
import { hotlineOf, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';

/** Whether the hotline has opening hours, and where they are set. */
export function HoursStep({ facts, goOn }: StepProps): VNode {
  const text = connectWords.value.hours;
  const hours = hotlineOf(facts)?.hours;
  return (
    <>
      <p>{text.text}</p>
      <p class="notice">{hours === undefined ? text.always : text.has(hours)}</p>
      <p>
        <a href={linkTo('settings', 'hours')}>{text.link}</a>
      </p>
      <button type="button" class="primary" onClick={() => goOn('begin')}>
        {hours === undefined ? text.skip : connectWords.value.next}
      </button>
    </>
  );
}

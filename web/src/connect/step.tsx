import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { connectWords } from './in-words.ts';
import type { Verdict } from './judge.ts';

interface StepFrameProps {
  place: number;
  title: string;
  verdict: Verdict;
  isOpen: boolean;
  /** Whether somebody has just come here from another step. */
  isArrivedAt: boolean;
  onOpen: () => void;
  children: ComponentChildren;
}

/** A step: how it stands, and its content while it is open. */
export function StepFrame(props: StepFrameProps): VNode {
  const { place, title, verdict, isOpen, isArrivedAt, onOpen, children } = props;
  const say = connectWords.value;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isArrivedAt) heading.current?.focus();
  }, [isArrivedAt]);
  return (
    <li>
      <section class="card connect-step" aria-labelledby={id}>
        <div class="connect-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {place}. {title}
          </h2>
          <span class="chip" data-step={verdict.state}>
            {say.states[verdict.state]}
          </span>
          {!isOpen && (
            <button
              type="button"
              class="quiet"
              aria-label={`${verdict.state === 'done' ? say.change : say.open}: ${title}`}
              onClick={onOpen}
            >
              {verdict.state === 'done' ? say.change : say.open}
            </button>
          )}
        </div>
        {!isOpen && verdict.line !== '' && <p class="connect-line">{verdict.line}</p>}
        {isOpen && <div class="connect-body">{children}</div>}
      </section>
    </li>
  );
}

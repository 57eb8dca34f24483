import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Pushes } from '../../../src/http/contract/connect.ts';
import { formatMoment } from '../format.ts';
import { say } from '../language.ts';
import { calls } from '../live/board.ts';
import { Asking } from '../parts/asking.tsx';
import { CallRow } from '../parts/call-row.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { askingWords } from './asking-words.ts';
import { hotlineOf, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';

const patienceMs = 60_000;
const lookEveryMs = 5_000;

/** Calls as they arrive; after a minute without one, what is usually wrong. */
export function FirstCallStep({ facts, goOn }: StepProps): VNode {
  const words = connectWords.value;
  const text = words.firstCall;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const numbers = hotlineOf(facts)?.numbers ?? [];
  const shown = calls.value.filter(({ kind }) => kind === 'hotline').slice(0, 5);
  if (numbers.length === 0) return <p class="notice">{words.begin.noHotline}</p>;
  return (
    <>
      <p>{text.text(numbers.map(one => facts.settings.spellings[one] ?? one).join(', '))}</p>
      <div class="feed" role="status">
        {shown.length === 0 && <p class="loading">{text.waiting}</p>}
        <ol>
          {shown.map(call => (
            <CallRow key={call.callId} call={call} />
          ))}
        </ol>
      </div>
      {shown.length > 0 ? (
        <button type="button" class="primary" onClick={() => goOn()}>
          {words.next}
        </button>
      ) : (
        <Trouble isLate={isLate} />
      )}
    </>
  );
}

function Trouble({ isLate }: { isLate: boolean }): VNode {
  const text = connectWords.value.firstCall;
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || isLate;
  return (
    <details open={isOpen} onToggle={event => setAsked(event.currentTarget.open)}>
      <summary>{text.trouble}</summary>
      {isOpen && <WhatCame />}
    </details>
  );
}

function WhatCame(): VNode {
  const text = connectWords.value.firstCall;
  const { value, error } = useLoaded<Pushes>('/connect/pushes', lookEveryMs);
  const counts =
    value === undefined
      ? []
      : [
          text.arrived(value.newCalls),
          ...(value.refused > 0 ? [text.refused(value.refused)] : []),
          ...(value.astray > 0 ? [text.astray(value.astray)] : []),
          ...(value.foreign > 0 ? [text.foreign(value.foreign)] : []),
        ];
  return (
    <div class="connect-body">
      {value === undefined && error === undefined && <Asking what={askingWords.value.sipgate} />}
      <Problem error={error} />
      <ul class="plain">
        {[...counts, ...(value?.newCalls === 0 ? text.usual : [])].map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {value !== undefined && <OwnLog pushes={value} />}
    </div>
  );
}

function OwnLog({ pushes: { log, problem } }: { pushes: Pushes }): VNode {
  const text = connectWords.value.firstCall;
  return (
    <div>
      <h3>{text.log}</h3>
      {log?.length === 0 && <p>{text.logEmpty}</p>}
      {problem !== null && <p>{say(problem.say)}</p>}
      <ul class="plain">
        {(log ?? []).slice(0, 5).map(push => (
          <li key={`${push.at} ${push.event}`}>
            {push.at === null ? '' : `${formatMoment(push.at)} `}
            {push.event} {push.status ?? ''} {push.say === null ? '' : say(push.say)}
          </li>
        ))}
      </ul>
    </div>
  );
}

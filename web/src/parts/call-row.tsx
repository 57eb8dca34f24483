import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BoardCall } from '../../../src/http/contract/board.ts';
import { formatDuration, formatMoment, formatTime } from '../format.ts';
import { say, words } from '../language.ts';
import { line } from '../live/board.ts';
import { CallDetails } from './call-details.tsx';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';

/** One call: when, who, to whom, its state, and the sentence that explains it. */
export function CallRow({ call, hasDate = false }: { call: BoardCall; hasDate?: boolean }): VNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { live } = words.value;
  const began = call.startedAt ?? call.answeredAt ?? call.endedAt;
  return (
    <li class="call" data-state={call.state} data-outcome={outcomeOf(call)} data-dated={hasDate}>
      <time class="when">{began === null ? '' : hasDate ? formatMoment(began) : formatTime(began)}</time>
      <p class="who">
        <Caller caller={call.caller} />
        {call.kind !== 'hotline' && <span class="tag">{live.kind[call.kind]}</span>}
        {call.agents.length > 0 && (
          <>
            <span class="arrow" aria-hidden="true">
              →
            </span>
            <span class="agents">{call.agents.map(({ name }) => name).join(', ')}</span>
          </>
        )}
      </p>
      <p class="state">
        <span class="chip">{isWaiting(call) ? words.value.waiting.state : live.state[outcomeOf(call)]}</span>{' '}
        <Timing call={call} />
      </p>
      {call.sentence !== null && <p class="sentence">{say(call.sentence)}</p>}
      {call.sentence !== null && (
        <button
          type="button"
          class="quiet why"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? live.hide : live.why}
        </button>
      )}
      <div id={id} class="details" hidden={!isOpen}>
        {isOpen && <CallDetails flowId={call.flowId} />}
      </div>
    </li>
  );
}

function isWaiting({ callId, state }: BoardCall): boolean {
  return state === 'ringing' && line.value.some(one => one.callId === callId);
}

type Outcome = 'ringing' | 'talking' | 'answered' | 'missed' | 'voicemail';

function outcomeOf(call: BoardCall): Outcome {
  if (call.state !== 'ended') return call.state;
  return call.answeredAt === null ? 'missed' : 'answered';
}

function Timing({ call }: { call: BoardCall }): VNode | null {
  const { live } = words.value;
  if (call.state === 'ringing') return call.startedAt === null ? null : <Duration since={call.startedAt} />;
  if (call.state === 'talking') return call.answeredAt === null ? null : <Duration since={call.answeredAt} />;
  if (call.endedAt === null) return null;
  if (call.answeredAt !== null)
    return <span class="duration">{live.talked(formatDuration(call.endedAt - call.answeredAt))}</span>;
  if (call.startedAt === null) return null;
  return <span class="duration">{live.waited(formatDuration(call.endedAt - call.startedAt))}</span>;
}

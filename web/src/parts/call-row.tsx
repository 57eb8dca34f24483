import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BoardCall } from '../../../src/http/contract/board.ts';
import { formatDuration, formatMoment, formatTime } from '../format.ts';
import { say, words } from '../language.ts';
import { line } from '../live/board.ts';
import { mayDo } from '../session.ts';
import { AgentLink } from './agent-link.tsx';
import { CallDetails } from './call-details.tsx';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';

interface RowProps {
  call: BoardCall;
  hasDate?: boolean;
  /** Named where there are several. */
  hotline?: string | null;
}

/** One call: when, who, to whom, its state, and the sentence that explains it. */
export function CallRow({ call, hasDate = false, hotline = null }: RowProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { live } = words.value;
  const began = call.startedAt ?? call.answeredAt ?? call.endedAt;
  const when = began === null ? '' : hasDate ? formatMoment(began) : formatTime(began);
  const who = call.caller.name ?? call.caller.display ?? live.withheld;
  return (
    <li class="call" data-state={call.state} data-outcome={outcomeOf(call)} data-dated={hasDate}>
      <time class="when">{when}</time>
      <p class="who">
        <Caller caller={call.caller} />
        {call.kind !== 'hotline' && <span class="tag">{live.kind[call.kind]}</span>}
        {hotline !== null && <span class="tag">{hotline}</span>}
        {call.agents.length > 0 && (
          <>
            <span class="arrow" aria-hidden="true">
              →
            </span>
            <Agents call={call} />
          </>
        )}
      </p>
      <p class="state">
        <span class="chip">{isWaiting(call) ? words.value.waiting.state : live.state[outcomeOf(call)]}</span>{' '}
        <Timing call={call} isWhole={hasDate} />
      </p>
      {call.sentence !== null && <p class="sentence">{say(call.sentence)}</p>}
      {call.sentence !== null && mayDo('admin', 'supervisor', 'viewer') && (
        <button
          type="button"
          class="quiet why"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${isOpen ? live.hide : live.why} ${who}, ${when}`}
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

/** Who talks or is rung, each with the way to them. */
function Agents({ call: { agents } }: { call: BoardCall }): VNode {
  return (
    <span class="agents">
      {agents.map((agent, index) => (
        <span key={agent.agentId}>
          {index > 0 && ', '}
          <AgentLink agent={agent} />
        </span>
      ))}
    </span>
  );
}

function isWaiting({ callId, state }: BoardCall): boolean {
  return state === 'ringing' && line.value.some(one => one.callId === callId);
}

type Outcome = 'ringing' | 'talking' | 'answered' | 'missed' | 'voicemail' | 'callback';

export function outcomeOf(call: BoardCall): Outcome {
  if (call.state !== 'ended') return call.state;
  if (call.answeredAt !== null) return 'answered';
  return call.rule === 'asks-for-callback' ? 'callback' : 'missed';
}

/** How long it has lasted; `isWhole`: also how long it was until somebody answered. */
function Timing({ call, isWhole }: { call: BoardCall; isWhole: boolean }): VNode | null {
  const { live } = words.value;
  if (call.state === 'ringing') return call.startedAt === null ? null : <Duration since={call.startedAt} />;
  if (call.state === 'talking') return call.answeredAt === null ? null : <Duration since={call.answeredAt} />;
  if (call.endedAt === null) return null;
  if (call.answeredAt !== null) {
    const talked = live.talked(formatDuration(call.endedAt - call.answeredAt));
    const waitedMs = isWhole && call.startedAt !== null ? call.answeredAt - call.startedAt : 0;
    const waited = waitedMs >= 1_000 ? `${live.waited(formatDuration(waitedMs))}, ` : '';
    return <span class="duration">{waited + talked}</span>;
  }
  if (call.startedAt === null) return null;
  return <span class="duration">{live.waited(formatDuration(call.endedAt - call.startedAt))}</span>;
}

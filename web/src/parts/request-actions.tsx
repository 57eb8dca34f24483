import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageRequest, RequestAction } from '../../../src/http/contract/callback-requests.ts';
import { send } from '../api.ts';
import { formatTime } from '../format.ts';
import { agents } from '../live/board.ts';
import { serverNow } from '../live/clock.ts';
import { mayDo, user } from '../session.ts';
import { requestWords } from '../words/say-requests.ts';
import { AskFirst } from './ask-first.tsx';
import { Select } from './field.tsx';
import { Problem } from './problem.tsx';
import { askerOf } from './request-state.ts';
import { useTask } from './use-task.ts';

interface Props {
  one: PageRequest;
  /** Whether Familiar starts calls itself. */
  canDial: boolean;
  reload: () => void;
}

const minuteMs = 60_000;
const choices = [10, 30, 60] as const;

/** What can be done about a callback on request; supervisors do it for whom they choose. */
export function RequestActions({ one, canDial, reload }: Props): VNode {
  const say = requestWords.value;
  const who = askerOf(one);
  const task = useTask();
  const [isRinging, setRinging] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const options = candidates(one);
  const agent = options.find(({ agentId }) => agentId === chosen) ?? options[0];
  const act = (action: RequestAction): Promise<boolean> => {
    setRinging(false);
    const sent = task.run(() => send('POST', `/callback-requests/${encodeURIComponent(one.id)}`, action));
    void sent.then(reload);
    return sent;
  };
  const isOwn = agent?.agentId === user.value?.agentId;
  const label = agent === undefined || isOwn ? say.call : say.callBy(agent.name);
  const isAtRest = one.state === 'waits' || one.state === 'due';
  return (
    <div class="buttons">
      {canDial && agent !== undefined && isAtRest && (
        <button
          type="button"
          class="primary"
          disabled={task.isBusy}
          aria-label={`${label}: ${who}`}
          onClick={() => void act({ action: 'call', agentId: agent.agentId }).then(setRinging)}
        >
          {label}
        </button>
      )}
      {!canDial && isAtRest && (
        <a class="button" href={`tel:${one.caller.number ?? ''}`} aria-label={`${say.call}: ${who}`}>
          {say.call}
        </a>
      )}
      <details>
        <summary aria-label={`${say.others}: ${who}`}>{say.others}</summary>
        {!mayDo('agent') && options.length > 1 && (
          <Select
            label={say.agent}
            value={agent?.agentId ?? ''}
            options={options.map(({ agentId, name }) => ({ value: agentId, text: name }))}
            onChange={choose}
          />
        )}
        {agent !== undefined && (
          <>
            <PutOff one={one} isBusy={task.isBusy} agentId={agent.agentId} act={act} />
            <AskFirst
              label={say.giveAway}
              about={who}
              question={say.askGiveAway(who, agent.name)}
              isBusy={task.isBusy}
              onYes={() => void act({ action: 'give-away', agentId: agent.agentId })}
            />
          </>
        )}
        <AskFirst
          label={say.withdraw}
          about={who}
          question={say.askWithdraw(who)}
          isBusy={task.isBusy}
          onYes={() => void act({ action: 'withdraw' })}
        />
      </details>
      <span role="status" class="hint">
        {isRinging ? say.ringing : ''}
      </span>
      <Problem error={task.error} />
    </div>
  );
}

interface PutOffProps {
  one: PageRequest;
  isBusy: boolean;
  agentId: string;
  act: (action: RequestAction) => void;
}

/** Not for a while, as long as that is before the end of what was promised. */
function PutOff({ one, isBusy, agentId, act }: PutOffProps): VNode | null {
  const say = requestWords.value;
  const [chosen, choose] = useState<number>(choices[0]);
  const now = serverNow();
  const left = choices.filter(minutes => now + minutes * minuteMs < one.until);
  const [first] = left;
  if (first === undefined) return null;
  const minutes = left.find(one => one === chosen) ?? first;
  return (
    <div class="put-off">
      <Select
        label={say.forHowLong}
        value={String(minutes)}
        options={left.map(count => ({
          value: String(count),
          text: say.putOffFor(count, formatTime(now + count * minuteMs)),
        }))}
        onChange={value => choose(Number(value))}
      />
      <button
        type="button"
        disabled={isBusy}
        aria-label={`${say.putOff}: ${askerOf(one)}`}
        onClick={() => act({ action: 'put-off', agentId, minutes })}
      >
        {say.putOff}
      </button>
    </div>
  );
}

interface Candidate {
  readonly agentId: string;
  readonly name: string;
}

/** For whom this may be done, the likeliest first: agents for themselves, supervisors for everybody. */
function candidates({ wants, agent }: PageRequest): readonly Candidate[] {
  const own = user.value?.agentId ?? null;
  const known: readonly Candidate[] = [...(agent === null ? [] : [agent]), ...wants, ...agents.value];
  const mine = known.filter(({ agentId }) => agentId === own);
  const all = mayDo('agent') ? mine : [...(wants.some(isSame(own)) ? mine : []), ...known];
  return all.filter((one, index) => all.findIndex(isSame(one.agentId)) === index);
}

function isSame(agentId: string | null): (one: Candidate) => boolean {
  return one => one.agentId === agentId;
}

import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MissedList } from '../../../src/http/contract/callers.ts';
import type { DialAbility } from '../../../src/http/contract/dialling.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { Caller } from '../parts/caller.tsx';
import { DialButton } from '../parts/dial-button.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { mayDo } from '../session.ts';
import { missedWords } from '../words/say-caller.ts';

type Missed = MissedList['missed'][number];
type Action = 'take' | 'give-back' | 'done';

const lookEveryMs = 5_000;
/** How many are shown at first, how many more each time, and at most. */
const step = 200;
const most = 2_000;

/** Whom to call back, with the agent they know. */
export function MissedView(): VNode {
  const say = missedWords.value;
  const [limit, setLimit] = useState(step);
  const { value: loaded, error, reload } = useLoaded<MissedList>(`/missed?limit=${limit}`, lookEveryMs);
  // What is shown stays while more is loading.
  const latest = useRef<MissedList>(undefined);
  latest.current = loaded ?? latest.current;
  const value = latest.current;
  const ability = useLoaded<DialAbility>('/dial');
  const why = ability.value?.why ?? null;
  const task = useTask();
  const act = (missed: Missed, action: Action): void => {
    const address = `/missed/${encodeURIComponent(missed.caller.number ?? '')}`;
    void task.run(() => send('POST', address, { action })).then(reload);
  };
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        {value !== undefined && <p>{`${value.missed.length}${value.isCut ? '+' : ''}`}</p>}
      </div>
      <p class="intro">{say.intro}</p>
      {why !== null && <p class="intro hint">{sayText(why)}</p>}
      <Problem error={task.error ?? (value === undefined ? error : null)} />
      {value?.missed.length === 0 && <p class="card empty">{say.none}</p>}
      <ul class="missed">
        {value?.missed.map(missed => (
          <MissedRow
            key={missed.caller.number}
            missed={missed}
            ability={ability.value}
            act={action => act(missed, action)}
          />
        ))}
      </ul>
      {value?.isCut === true && limit < most && (
        <button type="button" onClick={() => setLimit(limit + step)}>
          {words.value.more}
        </button>
      )}
      {value !== undefined && <Hidden hidden={value.hidden} />}
    </>
  );
}

/** How many are left out, and why. */
function Hidden({ hidden }: { hidden: MissedList['hidden'] }): VNode | null {
  const say = missedWords.value;
  const reasons = ['blocked', 'own', 'expensive', 'withheld'] as const;
  const texts = reasons.flatMap(why => (hidden[why] === 0 ? [] : [say.hiddenBecause[why](hidden[why])]));
  return texts.length === 0 ? null : (
    <p class="hint">
      {say.hidden} {texts.join(', ')}.
    </p>
  );
}

interface RowProps {
  missed: Missed;
  ability: DialAbility | undefined;
  act: (action: Action) => void;
}

function MissedRow({ missed, ability, act }: RowProps): VNode {
  const say = missedWords.value;
  const { caller, owner, takenBy } = missed;
  return (
    <li class="card">
      <div>
        <Caller caller={caller} />
        <p class="hint">
          {formatMoment(missed.lastMissedAt)} · {say.times(missed.missed)}
        </p>
      </div>
      <p>
        <span class={owner === null ? 'chip' : 'chip preferred'}>
          {owner === null ? say.stranger : say.knows(owner.name)}
        </span>{' '}
        {missed.mayBePing && <span class="chip">{say.mayBePing}</span>}{' '}
        {takenBy !== null && <span class="chip">{say.takenBy(takenBy)}</span>}
      </p>
      <div class="buttons">
        <DialButton number={caller.number ?? ''} ability={ability} />
        {mayDo('admin', 'supervisor', 'agent') && (
          <>
            <button type="button" onClick={() => act(takenBy === null ? 'take' : 'give-back')}>
              {takenBy === null ? say.take : say.giveBack}
            </button>
            <button type="button" onClick={() => act('done')}>
              {say.done}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

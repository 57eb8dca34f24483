import type { VNode } from 'preact';
import type { PageWish, WishList } from '../../../src/http/contract/wishes.ts';
import { send } from '../api.ts';
import { formatMoment, formatNumber } from '../format.ts';
import { wishWords } from '../words/wish-words.ts';
import { Caller } from './caller.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';
import '../style/wishes.css';

const lookEveryMs = 15_000;

/** What agents wish and nobody has decided; nothing where there is none. */
export function OpenWishes(): VNode | null {
  const say = wishWords.value;
  const { value, error, reload } = useLoaded<WishList>('/wishes', lookEveryMs);
  const open = value?.open ?? [];
  if (open.length === 0 && error === undefined) return null;
  return (
    <section class="card" aria-labelledby="wishes-title">
      <h2 id="wishes-title">
        {say.title} {open.length > 0 && <span class="count">{formatNumber(open.length)}</span>}
      </h2>
      <Problem error={error} retry={reload} />
      <p class="hint">{say.text}</p>
      <ul class="wishes">
        {open.map(wish => (
          <Open key={`${wish.agentId} ${wish.caller.number}`} wish={wish} onDecided={reload} />
        ))}
      </ul>
    </section>
  );
}

function Open({ wish, onDecided }: { wish: PageWish; onDecided: () => void }): VNode {
  const say = wishWords.value;
  const { caller, agentId, agent, reason, madeAt } = wish;
  const task = useTask();
  // Also after a refusal: it may be that somebody else has decided it.
  const decide = (isGranted: boolean): void =>
    void task
      .run(() => send('PUT', '/wishes', { number: caller.number, agentId, isGranted }))
      .then(isDone => {
        if (isDone) onDecided();
      });
  return (
    <li>
      <p>
        <Caller caller={caller} /> <span class="hint">{say.wishes(agent, formatMoment(madeAt))}</span>
      </p>
      <p>{reason === '' ? <span class="hint">{say.noReason}</span> : reason}</p>
      <Problem error={task.error} />
      <div class="buttons">
        <button type="button" class="primary" disabled={task.isBusy} onClick={() => decide(true)}>
          {say.grant}
        </button>
        <button type="button" disabled={task.isBusy} onClick={() => decide(false)}>
          {say.decline}
        </button>
      </div>
    </li>
  );
}

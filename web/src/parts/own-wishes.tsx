import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import type { PageWish, WishList } from '../../../src/http/contract/wishes.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { peopleWords } from '../words/say-people.ts';
import { wishWords } from '../words/wish-words.ts';
import { Caller } from './caller.tsx';
import { Field, fieldOf } from './field.tsx';
import { KnownCallers } from './known-callers.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';
import '../style/wishes.css';

const lookEveryMs = 15_000;

/** The callers somebody knows best, whom they may wish not to get any more, and what became of their wishes. */
export function OwnCallers({ page }: { page: AgentPage }): VNode {
  const { value, error, reload } = useLoaded<WishList>('/wishes', lookEveryMs);
  const own = value?.own ?? [];
  const isAskable = (number: string): boolean =>
    value !== undefined && !own.some(({ caller, state }) => caller.number === number && state !== 'declined');
  return (
    <>
      <KnownCallers
        page={page}
        title={peopleWords.value.own.callers}
        actions={number => isAskable(number) && <Ask number={number} onAsked={reload} />}
      />
      <Problem error={error} retry={reload} />
      {own.length > 0 && (
        <section class="card" aria-labelledby="own-wishes-title">
          <h2 id="own-wishes-title">{wishWords.value.own}</h2>
          <ul class="wishes">
            {own.map(wish => (
              <Own key={wish.caller.number} wish={wish} onWithdrawn={reload} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Ask({ number, onAsked }: { number: string; onAsked: () => void }): VNode {
  const say = wishWords.value;
  const [isOpen, setOpen] = useState(false);
  const task = useTask();
  const ask = async (form: HTMLFormElement): Promise<void> => {
    await send('POST', '/wishes', { number, reason: fieldOf(form, 'reason') });
    onAsked();
  };
  return (
    <>
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say.ask}
      </button>
      {isOpen && (
        <form
          onSubmit={event => {
            event.preventDefault();
            const form = event.currentTarget;
            void task.run(() => ask(form));
          }}
        >
          <p class="hint">{say.hint}</p>
          <Field label={say.reason} name="reason" maxLength={300} autocomplete="off" autofocus />
          <Problem error={task.error} />
          <button type="submit" class="primary" disabled={task.isBusy}>
            {say.send}
          </button>
        </form>
      )}
    </>
  );
}

function Own({ wish, onWithdrawn }: { wish: PageWish; onWithdrawn: () => void }): VNode {
  const say = wishWords.value;
  const { caller, reason, state, madeAt, decidedBy, decidedAt } = wish;
  const task = useTask();
  const withdraw = async (): Promise<void> => {
    await send('DELETE', `/wishes/${encodeURIComponent(caller.number ?? '')}`);
    onWithdrawn();
  };
  return (
    <li>
      <p>
        <Caller caller={caller} /> {reason !== '' && <span class="hint">{reason}</span>}
      </p>
      <p role="status">
        {state === 'open'
          ? say.open(formatMoment(madeAt))
          : say[state](decidedBy ?? '–', formatMoment(decidedAt ?? madeAt))}
      </p>
      <Problem error={task.error} />
      {state === 'open' && (
        <button type="button" class="quiet" disabled={task.isBusy} onClick={() => void task.run(withdraw)}>
          {say.withdraw}
        </button>
      )}
    </li>
  );
}

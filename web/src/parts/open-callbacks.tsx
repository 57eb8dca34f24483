import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MissedList } from '../../../src/http/contract/callbacks.ts';
import type { DialAbility } from '../../../src/http/contract/dialling.ts';
import { formatNumber } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { requests } from '../live/board.ts';
import { missedWords } from '../words/say-caller.ts';
import { habitWords } from '../words/say-habits.ts';
import { AgentLink } from './agent-link.tsx';
import { CallbackRow, mayWork, type OpenCallback, whoOf } from './callback-row.tsx';
import { DialButton } from './dial-button.tsx';
import { Problem } from './problem.tsx';
import { Undo } from './undo.tsx';
import { type CallbackActions, useCallbackActions } from './use-callback-actions.ts';
import { useLoaded } from './use-loaded.ts';
import type { Pages } from './use-pages.ts';

const nobody: ReadonlySet<string> = new Set();

/** Whom to call back; several can be ticked off at once. */
export function OpenCallbacks({ pages, more, reload }: Pages<MissedList>): VNode {
  const say = missedWords.value;
  const ability = useLoaded<DialAbility>('/dial');
  const why = ability.value?.why ?? null;
  const [picked, setPicked] = useState(nobody);
  const actions = useCallbackActions(reload);
  const shown = pages?.flatMap(page => page.missed) ?? [];
  // Whoever is not listed any more is not meant.
  const chosen = shown.flatMap(one => (picked.has(numberOf(one)) ? [numberOf(one)] : []));
  const finish = (callers: readonly string[]): void => {
    const nameOf = (number: string | undefined): string =>
      shown.filter(one => one.caller.number === number).map(whoOf)[0] ?? '';
    actions.act('done', callers, changed =>
      changed.length === 1 ? say.isDone(nameOf(changed[0])) : say.areDone(formatNumber(changed.length)),
    );
    setPicked(nobody);
  };
  const pick = (numbers: readonly string[], isPicked: boolean): void =>
    setPicked(
      new Set(isPicked ? [...picked, ...numbers] : [...picked].filter(one => !numbers.includes(one))),
    );
  return (
    <>
      {why !== null && <p class="intro hint">{sayText(why)}</p>}
      <Problem error={actions.error} />
      {pages !== undefined && shown.length === 0 && requests.value.open === 0 && (
        <p class="card empty">
          {say.none} {habitWords.value.empty.missed}
        </p>
      )}
      {mayWork() && shown.length > 1 && (
        <div class="of-chosen">
          <label class="switch">
            <input
              type="checkbox"
              checked={chosen.length === shown.length}
              onChange={({ currentTarget }) => pick(shown.map(numberOf), currentTarget.checked)}
            />
            {say.chooseAll(formatNumber(shown.length))}
          </label>
          {chosen.length > 0 && (
            <button type="button" class="primary" disabled={actions.isBusy} onClick={() => finish(chosen)}>
              {say.doneOfChosen(formatNumber(chosen.length))}
            </button>
          )}
        </div>
      )}
      <ul class="missed">
        {shown.map(one => (
          <OpenRow
            key={one.caller.number}
            one={one}
            ability={ability.value}
            isPicked={picked.has(numberOf(one))}
            pick={isPicked => pick([numberOf(one)], isPicked)}
            finish={() => finish([numberOf(one)])}
            actions={actions}
            reload={reload}
          />
        ))}
      </ul>
      {more !== null && (
        <button type="button" onClick={more}>
          {words.value.more}
        </button>
      )}
      <Undo last={actions.last} />
    </>
  );
}

function numberOf({ caller }: OpenCallback): string {
  return caller.number ?? '';
}

interface RowProps {
  one: OpenCallback;
  ability: DialAbility | undefined;
  isPicked: boolean;
  pick: (isPicked: boolean) => void;
  finish: () => void;
  actions: CallbackActions;
  reload: () => void;
}

function OpenRow({ one, ability, isPicked, pick, finish, actions, reload }: RowProps): VNode {
  const say = missedWords.value;
  const { owner, takenBy } = one;
  return (
    <CallbackRow
      one={one}
      reload={reload}
      choice={
        mayWork() && (
          <input
            type="checkbox"
            aria-label={say.choose(whoOf(one))}
            checked={isPicked}
            onChange={({ currentTarget }) => pick(currentTarget.checked)}
          />
        )
      }
      chips={
        <>
          {owner === null ? (
            <span class="chip">{say.stranger}</span>
          ) : (
            <AgentLink agent={owner} class="chip preferred">
              {say.knows(owner.name)}
            </AgentLink>
          )}{' '}
          {one.mayBePing && <span class="chip">{say.mayBePing}</span>}{' '}
          {takenBy !== null && <span class="chip">{say.takenBy(takenBy)}</span>}
        </>
      }
      buttons={
        <>
          <DialButton number={numberOf(one)} about={whoOf(one)} ability={ability} />
          {mayWork() && (
            <>
              <button
                type="button"
                disabled={actions.isBusy}
                aria-label={`${takenBy === null ? say.take : say.giveBack}: ${whoOf(one)}`}
                onClick={() => actions.act(takenBy === null ? 'take' : 'give-back', [numberOf(one)])}
              >
                {takenBy === null ? say.take : say.giveBack}
              </button>
              <button
                type="button"
                disabled={actions.isBusy}
                aria-label={`${say.done}: ${whoOf(one)}`}
                onClick={finish}
              >
                {say.done}
              </button>
            </>
          )}
        </>
      }
    />
  );
}

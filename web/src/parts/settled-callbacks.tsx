import type { VNode } from 'preact';
import type { SettledList } from '../../../src/http/contract/callbacks.ts';
import { formatMoment } from '../format.ts';
import { words } from '../language.ts';
import { missedWords } from '../words/say-caller.ts';
import { CallbackRow, mayWork, type SettledCallback, whoOf } from './callback-row.tsx';
import { Problem } from './problem.tsx';
import { Undo } from './undo.tsx';
import { useCallbackActions } from './use-callback-actions.ts';
import type { Pages } from './use-pages.ts';

/** Who need not be called back any more, by whom that was done, and when. Each can be opened again. */
export function SettledCallbacks({ pages, more, reload }: Pages<SettledList>): VNode {
  const say = missedWords.value;
  const actions = useCallbackActions(reload);
  const shown = pages?.flatMap(page => page.settled) ?? [];
  return (
    <>
      <Problem error={actions.error} />
      {pages !== undefined && shown.length === 0 && <p class="card empty">{say.noneSettled}</p>}
      <ul class="missed">
        {shown.map(one => (
          <CallbackRow
            key={one.caller.number}
            one={one}
            reload={reload}
            chips={howSettled(one)}
            buttons={
              mayWork() && (
                <button
                  type="button"
                  disabled={actions.isBusy}
                  onClick={() => actions.act('open', [one.caller.number ?? ''], () => say.isOpen(whoOf(one)))}
                >
                  {say.reopen}
                  <span class="visually-hidden">: {whoOf(one)}</span>
                </button>
              )
            }
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

function howSettled({ by, login, agent, settledAt }: SettledCallback): string {
  const say = missedWords.value;
  const when = formatMoment(settledAt);
  return by === 'user' ? say.doneBy(login, when) : say.talked(agent?.name ?? null, when);
}

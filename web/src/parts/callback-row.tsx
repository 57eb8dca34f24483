import type { ComponentChildren, VNode } from 'preact';
import type { MissedList, SettledList } from '../../../src/http/contract/callbacks.ts';
import { formatDuration, formatMoment } from '../format.ts';
import { mayDo } from '../session.ts';
import { missedWords } from '../words/say-caller.ts';
import { CallbackNote } from './callback-note.tsx';
import { Caller } from './caller.tsx';

export type OpenCallback = MissedList['missed'][number];
export type SettledCallback = SettledList['settled'][number];

export const mayWork = (): boolean => mayDo('admin', 'supervisor', 'agent');

/** A caller in words, such as for the label of a button. */
export function whoOf({ caller }: OpenCallback | SettledCallback): string {
  return caller.name ?? caller.display ?? '';
}

interface RowProps {
  one: OpenCallback | SettledCallback;
  /** Before the caller. */
  choice?: ComponentChildren;
  /** How it stands. */
  chips: ComponentChildren;
  buttons: ComponentChildren;
  reload: () => void;
}

/** Somebody who did not get through: who, when, how often, and what is known of them. */
export function CallbackRow({ one, choice, chips, buttons, reload }: RowProps): VNode {
  const say = missedWords.value;
  const { caller, waitedMs } = one;
  return (
    <li class="card">
      {choice}
      <div>
        <Caller caller={caller} /> {caller.name !== null && <span class="hint">{caller.display}</span>}
        <p class="hint">
          {formatMoment(one.lastMissedAt)} · {say.times(one.missed)}
          {waitedMs !== null && ` · ${say.waited(formatDuration(waitedMs))}`}
        </p>
        <CallbackNote
          number={caller.number ?? ''}
          who={whoOf(one)}
          note={one.note}
          mayChange={mayWork()}
          reload={reload}
        />
      </div>
      <p class="chips">{chips}</p>
      <div class="buttons">{buttons}</div>
    </li>
  );
}

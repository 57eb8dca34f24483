import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportView, KnownBefore } from '../../../src/http/contract/connect.ts';
import { send } from '../api.ts';
import { formatShare } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { agents } from '../live/board.ts';
import { Asking } from '../parts/asking.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { useWhenChanged } from '../parts/use-when-changed.ts';
import { askingWords } from './asking-words.ts';
import { importWords } from './import-words.ts';
import { KnownBeforePicture } from './known-before-picture.tsx';

const path = '/connect/import';
const lookEveryMs = 1_000;

/** Takes past calls over from sipgate, and says how far that is and what came of it. */
export function ImportStep(): VNode {
  const say = importWords.value;
  const [isRunning, setRunning] = useState(false);
  const { value, error, reload } = useLoaded<ImportView>(path, isRunning ? lookEveryMs : undefined);
  useEffect(() => setRunning(value?.state === 'running'), [value]);
  const task = useTask();
  const run = (method: 'POST' | 'DELETE'): void =>
    void task.run(() => send(method, path)).then(isDone => isDone && reload());
  return (
    <section class="card form" aria-labelledby="import-title">
      <h3 id="import-title">{say.title}</h3>
      <p class="hint">{say.hint}</p>
      {value === undefined && error === undefined && <Asking what={words.value.loading} />}
      {value?.state === 'running' && <Progress value={value} />}
      <p role="status" class={value?.state === 'done' ? 'notice' : undefined}>
        {value?.state === 'done' && say.done(value)}
        {value?.state === 'stopped' && say.stopped(value)}
      </p>
      {value?.problem != null && (
        <p class="problem" role="alert">
          {sayText(value.problem)}
        </p>
      )}
      {value?.state === 'done' && <Regulars />}
      <Problem error={task.error ?? error} />
      <div class="buttons">
        {value?.state === 'running' ? (
          <button type="button" onClick={() => run('DELETE')} disabled={task.isBusy}>
            {say.stop}
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => run('POST')} disabled={task.isBusy}>
            {value?.state === 'stopped' ? say.goOn : say.start}
          </button>
        )}
      </div>
      <p class="hint">
        {say.table}
        <code>familiar import --csv calls.csv</code>
      </p>
    </section>
  );
}

function Progress({ value }: { value: ImportView }): VNode {
  const say = importWords.value;
  const { waiting, added, known, leftOut } = value;
  return (
    <>
      <progress aria-label={say.progress} {...(value.done !== null && { value: value.done })} />
      <p>{say.soFar(value.done === null ? null : formatShare(value.done, 1), value)}</p>
      {waiting !== null && (
        <p class="notice">
          {sayText(waiting.why)} {waiting.seconds > 0 && say.again(waiting.seconds)}
        </p>
      )}
      {(waiting === null || waiting.seconds === 0) && (
        <Asking key={`${added} ${known} ${leftOut}`} what={askingWords.value.sipgate} />
      )}
    </>
  );
}

/** What there was to gain, by the own history. */
function Regulars(): VNode | null {
  const { value, reload } = useLoaded<KnownBefore>(`${path}/known-before`);
  useWhenChanged(agents.value.length, reload);
  // Whom a call could have reached depends on who is on the team, and that may not be known yet.
  if (value === undefined || agents.value.length === 0) return null;
  return (
    <>
      <p>{importWords.value.knownBefore(value)}</p>
      {value.calls > 0 && <KnownBeforePicture value={value} />}
      {value.lookedAt > 0 && <p class="hint">{importWords.value.lookedAt(value)}</p>}
    </>
  );
}

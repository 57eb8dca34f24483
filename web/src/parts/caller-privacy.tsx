import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { CallerPage, ErasurePreview } from '../../../src/http/contract/callers.ts';
import { RequestError, read, send } from '../api.ts';
import { goTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { callerWords } from '../words/say-caller.ts';
import { Question } from './ask-first.tsx';
import { download } from './download.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** A caller's rights under the GDPR. */
export function CallerPrivacy({ caller, reload }: { caller: CallerPage; reload: () => void }): VNode {
  const say = callerWords.value;
  const task = useTask();
  /** What is asked before all is erased, once it is known what that would be; null: nothing. */
  const [question, setQuestion] = useState<string | null>(null);
  const number = caller.caller.number ?? '';
  const address = `/callers/${encodeURIComponent(number)}`;
  const object = async (objects: boolean): Promise<void> => {
    await send('PUT', address, { name: caller.caller.name ?? '', note: caller.note, objects });
    reload();
  };
  const exportAll = async (): Promise<void> => {
    const all = await read<object>(`${address}/export`);
    download(`${number}.json`, 'application/json', JSON.stringify(all, null, 2));
  };
  const look = async (): Promise<void> => {
    const { refused, ...counts } = await read<ErasurePreview>(`${address}/erasure`);
    if (refused !== null) throw new RequestError('refused', refused.en, refused);
    setQuestion(say.confirmErase(caller.caller.display ?? number, counts));
  };
  const erase = async (): Promise<void> => {
    await send('DELETE', address);
    goTo('callers');
  };
  return (
    <section class="card" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{say.privacy}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={caller.objects}
          onChange={event => {
            const { checked } = event.currentTarget;
            void task.run(() => object(checked));
          }}
        />
        {say.objects}
      </label>
      <p class="hint">{say.objectsHint}</p>
      <Problem error={task.error} />
      <div class="buttons">
        <button type="button" onClick={() => void task.run(exportAll)}>
          {say.exportAll}
        </button>
        {mayDo('admin') && (
          <button
            type="button"
            class="danger"
            aria-haspopup="dialog"
            disabled={task.isBusy}
            onClick={() => void task.run(look)}
          >
            {say.erase}
          </button>
        )}
      </div>
      {mayDo('admin') && <p class="hint">{say.eraseHint}</p>}
      {question !== null && (
        <Question
          label={say.erase}
          question={question}
          onYes={() => void task.run(erase)}
          onEnd={() => setQuestion(null)}
        />
      )}
    </section>
  );
}

import type { VNode } from 'preact';
import type { CallerPage, ErasurePreview } from '../../../src/http/contract/callers.ts';
import { RequestError, read, send } from '../api.ts';
import { goTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { callerWords } from '../words/say-caller.ts';
import { download } from './download.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** A caller's rights under the GDPR. */
export function CallerPrivacy({ caller, reload }: { caller: CallerPage; reload: () => void }): VNode {
  const say = callerWords.value;
  const task = useTask();
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
  const erase = async (): Promise<void> => {
    const { refused, ...counts } = await read<ErasurePreview>(`${address}/erasure`);
    if (refused !== null) throw new RequestError('refused', refused.en, refused);
    if (!confirm(say.confirmErase(caller.caller.display ?? number, counts))) return;
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
          <button type="button" class="danger" onClick={() => void task.run(erase)}>
            {say.erase}
          </button>
        )}
      </div>
      {mayDo('admin') && <p class="hint">{say.eraseHint}</p>}
    </section>
  );
}

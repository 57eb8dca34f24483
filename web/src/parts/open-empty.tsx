import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { demoWords } from '../words/say-demo.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Opens an empty Familiar beside the demo, for a visitor to set up. */
export function OpenEmpty(): VNode {
  const say = demoWords.value.empty;
  const [link, setLink] = useState<string | null>(null);
  const task = useTask();
  const open = async (): Promise<void> => {
    setLink((await send<{ link: string }>('POST', '/demo/empty')).link);
  };
  return (
    <section aria-labelledby="open-empty">
      <h2 id="open-empty">{say.title}</h2>
      <p class="intro">{say.text}</p>
      <Problem error={task.error} />
      <div class="buttons" role="status">
        {link === null ? (
          <button type="button" disabled={task.isBusy} onClick={() => void task.run(open)}>
            {task.isBusy ? say.starting : say.start}
          </button>
        ) : (
          // The link is good once, so the next visit asks for another.
          <a href={link} target="_blank" rel="noreferrer" onClick={() => setLink(null)}>
            {say.open}
          </a>
        )}
      </div>
    </section>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WallLinks as Links } from '../../../src/http/contract/wall.ts';
import { send } from '../api.ts';
import { keyWords, wallLinkWords } from '../words/say-access.ts';
import { AskFirst } from './ask-first.tsx';
import { Copyable } from './copyable.tsx';
import { Field, fieldOf } from './field.tsx';
import { lifeText } from './key-list.tsx';
import { type Life, LifeChoice } from './life-choice.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

/** The links of wall screens: making and revoking them. */
export function WallLinks(): VNode {
  const say = wallLinkWords.value;
  const { value, error, reload } = useLoaded<Links>('/wall-links');
  const [made, setMade] = useState<string | null>(null);
  // A screen hangs there for years.
  const [life, setLife] = useState<Life>(null);
  const task = useTask();
  const make = async (form: HTMLFormElement): Promise<void> => {
    const { secret } = await send<{ secret: string }>('POST', '/wall-links', {
      label: fieldOf(form, 'label'),
      days: life,
    });
    setMade(new URL(`./wall.html#${secret}`, location.href).href);
    form.reset();
    reload();
  };
  return (
    <section class="card" aria-labelledby="wall-title">
      <h2 id="wall-title">{say.links}</h2>
      <p class="hint">{say.linksHint}</p>
      <ul class="keys">
        {value?.links.map(link => (
          <li key={link.hash}>
            <span class="label">{link.label}</span>
            <span class="hint">{lifeText(link)}</span>
            <AskFirst
              label={keyWords.value.revoke}
              about={link.label}
              question={say.revoke(link.label)}
              onYes={() => void task.run(() => send('DELETE', `/wall-links/${link.hash}`)).then(reload)}
            />
          </li>
        ))}
      </ul>
      {made !== null && (
        <div class="notice" role="status">
          <Copyable label={say.once} text={made} />
        </div>
      )}
      <Problem error={task.error} />
      <Problem error={error} retry={reload} />
      <form
        class="inline"
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => make(form));
        }}
      >
        <Field label={say.label} name="label" required maxLength={80} autocomplete="off" />
        <LifeChoice life={life} onChange={setLife} />
        <button type="submit" disabled={task.isBusy}>
          {say.make}
        </button>
      </form>
    </section>
  );
}

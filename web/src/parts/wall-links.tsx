import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WallLinks as Links } from '../../../src/http/contract/wall.ts';
import { send } from '../api.ts';
import { formatDate } from '../format.ts';
import { accountWords, wallLinkWords } from '../words/say-access.ts';
import { Field, fieldOf } from './field.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

/** The links of wall screens: making and revoking them. */
export function WallLinks(): VNode {
  const say = wallLinkWords.value;
  const { value, error, reload } = useLoaded<Links>('/wall-links');
  const [made, setMade] = useState<string | null>(null);
  const task = useTask();
  const make = async (form: HTMLFormElement): Promise<void> => {
    const { secret } = await send<{ secret: string }>('POST', '/wall-links', {
      label: fieldOf(form, 'label'),
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
            <span class="hint">
              {accountWords.value.created} {formatDate(link.createdAt)}, {accountWords.value.expires}{' '}
              {formatDate(link.expiresAt)}
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={`${accountWords.value.revoke}: ${link.label}`}
              onClick={() => void task.run(() => send('DELETE', `/wall-links/${link.hash}`)).then(reload)}
            >
              {accountWords.value.revoke}
            </button>
          </li>
        ))}
      </ul>
      {made !== null && (
        <div class="notice" role="status">
          <p>{say.once}</p>
          <code>{made}</code>
        </div>
      )}
      <Problem error={task.error ?? error} />
      <form
        class="inline"
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => make(form));
        }}
      >
        <Field label={say.label} name="label" required maxLength={80} autocomplete="off" />
        <button type="submit" disabled={task.isBusy}>
          {say.make}
        </button>
      </form>
    </section>
  );
}

import type { VNode } from 'preact';
import type { ListedKey, PageKeys } from '../../../src/http/contract/keys.ts';
import { send } from '../api.ts';
import { formatDate, formatMoment } from '../format.ts';
import { keyWords } from '../words/say-access.ts';
import { AskFirst } from './ask-first.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

interface Props {
  keys: PageKeys['keys'];
  /** Where they are revoked, with the hash behind it. */
  path: string;
  onChanged: () => void;
}

/** Sessions and tokens, each with how to end it. */
export function KeyList({ keys, path, onChanged }: Props): VNode {
  const say = keyWords.value;
  const task = useTask();
  const end = (hash: string): void => void task.run(() => send('DELETE', `${path}/${hash}`)).then(onChanged);
  return (
    <>
      <ul class="keys">
        {keys.map(key => {
          const { hash, kind, isCurrent } = key;
          const label = nameOf(key);
          return (
            <li key={hash}>
              <span class="chip">{isCurrent ? say.current : say.kind[kind]}</span>
              <span class="label">{label}</span>
              <span class="hint">{kind === 'session' ? sessionText(key) : lifeText(key)}</span>
              {kind === 'token' && (
                <AskFirst
                  label={say.revoke}
                  about={label}
                  question={say.revokeToken(label)}
                  onYes={() => end(hash)}
                />
              )}
              {kind === 'session' && !isCurrent && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={`${say.endSession}: ${label}, ${formatMoment(key.createdAt)}`}
                  onClick={() => end(hash)}
                >
                  {say.endSession}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <Problem error={task.error} />
    </>
  );
}

/** Before it was noted, all were just called browser. */
function nameOf({ kind, label }: PageKeys['keys'][number]): string {
  return kind === 'session' && (label === '' || label === 'browser') ? keyWords.value.someBrowser : label;
}

function sessionText({ createdAt, usedAt }: ListedKey): string {
  return keyWords.value.session(formatMoment(createdAt), formatMoment(usedAt ?? createdAt));
}

/** When a token or link was made and last used, and how long it is good. */
export function lifeText({ createdAt, usedAt, expiresAt }: ListedKey): string {
  const say = keyWords.value;
  return [
    say.created(formatDate(createdAt)),
    usedAt === null ? say.neverUsed : say.used(formatDate(usedAt)),
    expiresAt === null ? say.forEver : say.expires(formatDate(expiresAt)),
  ].join(' · ');
}

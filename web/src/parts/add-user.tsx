import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PasswordLink } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { userWords } from '../words/say-access.ts';
import { makePasswordLink, ShownLink } from './password-link.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';
import { type UserDraft, UserFields } from './user-fields.tsx';

const empty: UserDraft = { login: '', role: 'viewer', agentId: null };

interface Added {
  readonly login: string;
  readonly link: PasswordLink;
}

/** Adds a user, who then chooses a password by a link. */
export function AddUser({ onAdded }: { onAdded: () => void }): VNode {
  const say = userWords.value;
  const [draft, setDraft] = useState(empty);
  const [added, setAdded] = useState<Added | null>(null);
  const task = useTask();
  const add = async (): Promise<void> => {
    setAdded(null);
    const { id, login } = await send<{ id: string; login: string }>('POST', '/users', draft);
    onAdded();
    setDraft(empty);
    setAdded({ login, link: await makePasswordLink(id) });
    onAdded();
  };
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{say.add}</h2>
      <form
        onSubmit={event => {
          event.preventDefault();
          void task.run(add);
        }}
      >
        <p class="hint">{say.addText}</p>
        <UserFields draft={draft} onChange={setDraft} />
        <Problem error={task.error} />
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.add}
        </button>
      </form>
      {added !== null && (
        <>
          <p>{say.link.ready(added.login)}</p>
          <ShownLink login={added.login} link={added.link} />
        </>
      )}
    </section>
  );
}

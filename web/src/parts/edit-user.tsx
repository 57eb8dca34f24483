import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PageKeys } from '../../../src/http/contract/keys.ts';
import type { PageUsers } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { loadSession } from '../session.ts';
import { keyWords, userWords } from '../words/say-access.ts';
import { AskFirst } from './ask-first.tsx';
import { AssignAgent } from './assign-agent.tsx';
import { KeyList } from './key-list.tsx';
import { PasswordLink } from './password-link.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';
import { UserFields } from './user-fields.tsx';

export type ListedUser = PageUsers['users'][number];

interface Props {
  user: ListedUser;
  isMyself: boolean;
  isLastAdmin: boolean;
  onChanged: () => void;
}

/** All that an admin can do about a user. */
export function EditUser({ user, isMyself, isLastAdmin, onChanged }: Props): VNode {
  const { id, login, agentId, hasPassword } = user;
  const isOfCompany = id.startsWith('sso-');
  return (
    <div class="edit-user">
      {isOfCompany ? (
        <AssignAgent id={id} agentId={agentId} />
      ) : (
        <UserForm user={user} isMyself={isMyself} isLastAdmin={isLastAdmin} onSaved={onChanged} />
      )}
      {!isMyself && (
        <>
          {!isOfCompany && (
            <PasswordLink id={id} login={login} hasPassword={hasPassword} onMade={onChanged} />
          )}
          <UserKeys id={id} />
          <TakeAway user={user} isOfCompany={isOfCompany} onChanged={onChanged} />
        </>
      )}
    </div>
  );
}

function UserForm({
  user,
  isMyself,
  isLastAdmin,
  onSaved,
}: Omit<Props, 'onChanged'> & { onSaved: () => void }): VNode {
  const say = userWords.value;
  const [draft, setDraft] = useState({ login: user.login, role: user.role, agentId: user.agentId });
  const [isSaved, setSaved] = useState(false);
  const task = useTask();
  const save = async (): Promise<void> => {
    await send('PUT', `/users/${user.id}`, { ...draft, password: null });
    setSaved(true);
    onSaved();
    if (isMyself) await loadSession();
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void task.run(save);
      }}
    >
      <UserFields
        draft={draft}
        fixedRole={isLastAdmin ? say.lastAdmin : undefined}
        onChange={changed => {
          setDraft(changed);
          setSaved(false);
        }}
      />
      {isMyself && draft.role !== 'admin' && <p class="notice">{say.ownRole}</p>}
      <Problem error={task.error} />
      <button type="submit" class="primary" disabled={task.isBusy}>
        {words.value.save}
      </button>
      <p role="status">{isSaved ? words.value.saved : ''}</p>
    </form>
  );
}

/** Where somebody is signed in, and their tokens. */
function UserKeys({ id }: { id: string }): VNode {
  const say = keyWords.value;
  const path = `/users/${id}`;
  const { value, error, reload } = useLoaded<PageKeys>(`${path}/keys`);
  const task = useTask();
  return (
    <section aria-label={say.title}>
      <h3>{say.title}</h3>
      <Problem error={task.error ?? error} />
      {value?.keys.length === 0 && <p class="hint">{say.none}</p>}
      {value !== undefined && <KeyList keys={value.keys} path={`${path}/keys`} onChanged={reload} />}
      {value?.keys.some(({ kind }) => kind === 'session') && (
        <AskFirst
          label={say.endAll}
          question={say.confirmEnd(say.endAll)}
          onYes={() => void task.run(() => send('DELETE', `${path}/sessions`)).then(reload)}
        />
      )}
    </section>
  );
}

interface TakeAwayProps {
  user: ListedUser;
  isOfCompany: boolean;
  onChanged: () => void;
}

function TakeAway({ user: { id, login, hasSecondFactor }, isOfCompany, onChanged }: TakeAwayProps): VNode {
  const say = userWords.value;
  const task = useTask();
  const takeAway = (path: string): void =>
    void task.run(() => send('DELETE', `/users/${id}${path}`)).then(onChanged);
  return (
    <>
      <Problem error={task.error} />
      <div class="buttons">
        {hasSecondFactor && (
          <AskFirst
            label={say.removeFactor}
            about={login}
            question={say.confirmRemoveFactor(login)}
            onYes={() => takeAway('/second-factor')}
          />
        )}
        <AskFirst
          label={words.value.remove}
          about={login}
          question={isOfCompany ? say.confirmRemoveOfCompany(login) : say.confirmRemove(login)}
          onYes={() => takeAway('')}
        />
      </div>
    </>
  );
}

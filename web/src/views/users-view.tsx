import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RoleName } from '../../../src/http/contract/common.ts';
import type { PageUser } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { agents } from '../live/board.ts';
import { AssignAgent } from '../parts/assign-agent.tsx';
import { Field, fieldOf, Select } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { RefusedSignIns } from '../parts/refused-sign-ins.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { WallLinks } from '../parts/wall-links.tsx';
import { user as myself, session } from '../session.ts';
import { userWords } from '../words/say-access.ts';

const roleNames: readonly RoleName[] = ['admin', 'supervisor', 'viewer', 'agent'];

/** Who may use the page; for admins. */
export function UsersView(): VNode {
  const say = userWords.value;
  const { value, error, reload } = useLoaded<{ users: readonly PageUser[] }>('/users');
  const [role, setRole] = useState<RoleName>('viewer');
  const [agentId, setAgentId] = useState('');
  const task = useTask();
  const add = async (form: HTMLFormElement): Promise<void> => {
    const [login, password] = [fieldOf(form, 'login'), fieldOf(form, 'password')];
    await send('POST', '/users', { login, password, role, agentId: agentId === '' ? null : agentId });
    form.reset();
    reload();
  };
  const remove = async (user: PageUser): Promise<void> => {
    if (!confirm(say.confirmRemove(user.login))) return;
    await send('DELETE', `/users/${user.id}`);
    reload();
  };
  const nameOf = (id: string | null): string =>
    agents.value.find(one => one.agentId === id)?.name ?? say.noAgent;
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <section class="card" aria-labelledby="users-title">
        <h2 id="users-title" class="visually-hidden">
          {say.title}
        </h2>
        <Problem error={error} retry={reload} />
        <ul class="users">
          {value?.users.map(user => (
            <li key={user.id}>
              <span class="name">{user.login}</span>
              <span class="chip">{say.roles[user.role]}</span>
              <span class="hint">{user.agentId === null ? '' : nameOf(user.agentId)}</span>
              {user.id.startsWith('sso-') && <AssignAgent id={user.id} agentId={user.agentId} />}
              {user.id !== myself.value?.id && (
                <button type="button" class="quiet" onClick={() => void task.run(() => remove(user))}>
                  {words.value.remove}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section class="card" aria-labelledby="add-title">
        <h2 id="add-title">{say.add}</h2>
        <form
          onSubmit={event => {
            event.preventDefault();
            const form = event.currentTarget;
            void task.run(() => add(form));
          }}
        >
          <Field label={say.login} name="login" required maxLength={80} autocomplete="off" />
          <Field
            label={say.password}
            hint={words.value.signIn.passwordHint}
            name="password"
            type="password"
            required
            minLength={10}
            maxLength={200}
            autocomplete="new-password"
          />
          <Select
            label={say.role}
            value={role}
            options={roleNames.map(name => ({
              value: name,
              text: `${say.roles[name]}: ${say.roleTexts[name]}`,
            }))}
            onChange={chosen => setRole(roleNames.find(name => name === chosen) ?? 'viewer')}
          />
          <Select
            label={say.agent}
            value={agentId}
            options={[
              { value: '', text: say.noAgent },
              ...agents.value.map(one => ({ value: one.agentId, text: one.name })),
            ]}
            onChange={setAgentId}
          />
          <Problem error={task.error} />
          <button type="submit" class="primary" disabled={task.isBusy}>
            {say.add}
          </button>
        </form>
      </section>
      {session.value?.singleSignOn === true && <RefusedSignIns />}
      <WallLinks />
    </>
  );
}

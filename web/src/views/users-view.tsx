import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RoleName } from '../../../src/http/contract/common.ts';
import type { PageUsers } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { agents } from '../live/board.ts';
import { Field, fieldOf, Select } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { RefusedSignIns } from '../parts/refused-sign-ins.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { UserRow } from '../parts/user-row.tsx';
import { WallLinks } from '../parts/wall-links.tsx';
import { session } from '../session.ts';
import { userWords } from '../words/say-access.ts';

const roleNames: readonly RoleName[] = ['admin', 'supervisor', 'viewer', 'agent'];

/** Who may use the page; for admins. */
export function UsersView(): VNode {
  const say = userWords.value;
  const { value, error, reload } = useLoaded<PageUsers>('/users');
  const [role, setRole] = useState<RoleName>('viewer');
  const [agentId, setAgentId] = useState('');
  const task = useTask();
  const add = async (form: HTMLFormElement): Promise<void> => {
    const [login, password] = [fieldOf(form, 'login'), fieldOf(form, 'password')];
    await send('POST', '/users', { login, password, role, agentId: agentId === '' ? null : agentId });
    form.reset();
    reload();
  };
  const takeAway = (question: string, address: string): void => {
    if (confirm(question)) void task.run(() => send('DELETE', address)).then(reload);
  };
  const careless = value?.users.filter(
    ({ id, role: has, hasSecondFactor }) => has === 'admin' && !hasSecondFactor && !id.startsWith('sso-'),
  );
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
            <UserRow key={user.id} user={user} onTakeAway={takeAway} />
          ))}
        </ul>
        {careless !== undefined && careless.length > 0 && (
          <p class="hint">{say.adminsWithoutFactor(careless.map(({ login }) => login).join(', '))}</p>
        )}
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

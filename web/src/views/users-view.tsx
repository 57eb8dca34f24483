import type { VNode } from 'preact';
import type { PageUsers } from '../../../src/http/contract/session.ts';
import { AddUser } from '../parts/add-user.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Problem } from '../parts/problem.tsx';
import { RefusedSignIns } from '../parts/refused-sign-ins.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { UserRow } from '../parts/user-row.tsx';
import { WallLinks } from '../parts/wall-links.tsx';
import { session } from '../session.ts';
import { userWords } from '../words/say-access.ts';
import { habitWords } from '../words/say-habits.ts';

const SignOn = lazy(async () => (await import('../parts/sign-on.tsx')).SignOn);

/** Who may use the page; for admins. */
export function UsersView(): VNode {
  const say = userWords.value;
  const { value, error, reload } = useLoaded<PageUsers>('/users');
  const users = value?.users ?? [];
  const admins = users.filter(({ role }) => role === 'admin');
  const careless = admins.filter(({ id, hasSecondFactor }) => !hasSecondFactor && !id.startsWith('sso-'));
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
          {users.map(user => (
            <UserRow
              key={user.id}
              user={user}
              isLastAdmin={user.role === 'admin' && admins.length === 1}
              onChanged={reload}
            />
          ))}
        </ul>
        {users.length === 1 && <p class="hint">{habitWords.value.empty.onlyMe}</p>}
        {careless.length > 0 && (
          <p class="hint">{say.adminsWithoutFactor(careless.map(({ login }) => login).join(', '))}</p>
        )}
      </section>
      <AddUser onAdded={reload} />
      <SignOn />
      {session.value?.singleSignOn === true && <RefusedSignIns />}
      <WallLinks />
    </>
  );
}

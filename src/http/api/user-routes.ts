import { z } from 'zod';
import { addUser } from '../../app/access/access.ts';
import { hashPassword } from '../../app/access/password.ts';
import { isOfSignOn } from '../../app/access/single-sign-on.ts';
import { LastAdminError, type SignInState } from '../../app/ports/accounts.ts';
import type { User } from '../../app/ports/page.ts';
import { doneSchema } from '../contract/common.ts';
import { changedUserSchema, newUserSchema, userSchema, usersSchema } from '../contract/session.ts';
import { expectGood } from './expect-good.ts';
import { note } from './note.ts';
import { ApiError, admins, notFound, type PageContext, type Route, refused, route } from './route.ts';
import { userOf } from './user-of.ts';

const idSchema = z.object({ id: z.string().max(100) });
const done = { done: true } as const;

/** Who may use the page; for admins. */
export const userRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/users',
    summary: 'Who may use the page',
    roles: admins,
    reply: usersSchema,
    async run({ page }) {
      const users = await page.accounts.users();
      const withFactor = new Set(await page.app.store.secondFactors.usersWith());
      const states = new Map<string, SignInState>();
      for (const state of await page.accounts.signInStates(page.app.clock())) states.set(state.userId, state);
      return {
        users: users.map(user => {
          const { hasPassword = false, linkUntil = null, lastSeenAt = null } = states.get(user.id) ?? {};
          const hasSecondFactor = withFactor.has(user.id);
          return { ...user, hasSecondFactor, hasPassword, linkUntil, lastSeenAt };
        }),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/users',
    summary: 'Add a user',
    roles: admins,
    body: newUserSchema,
    reply: userSchema,
    async run(call) {
      const { page, body } = call;
      checkAgent(page, body);
      const { password } = body;
      if (password !== null) await expectGood(page, { ...body, password });
      const user = await addUser(page.app, body);
      if (user === null) throw loginTaken(body.login);
      await note(call, 'user-added', describe(user));
      return user;
    },
  }),
  route({
    method: 'PUT',
    path: '/users/:id',
    summary: 'Change name, role, agent or password of a user; another password ends their sessions',
    roles: admins,
    params: idSchema,
    body: changedUserSchema,
    reply: userSchema,
    async run(call) {
      const { page, params, body, gone } = call;
      checkAgent(page, body);
      const { accounts } = page;
      const users = await accounts.users();
      const user = await userOf(page, params.id);
      if (body.role !== 'admin') keepAnAdmin(users, user.id);
      const { role, agentId, password } = body;
      const login = body.login?.toLowerCase() ?? user.login;
      const after = { ...user, login, role, agentId };
      if (isOfSignOn(user) && describe(after) !== describe(user)) throw ofCompany;
      if (password !== null) await expectGood(page, { login, role, password });
      if (!(await accounts.editUser(after).catch(asLastAdmin))) throw loginTaken(login);
      if (describe(after) !== describe(user)) await note(call, 'user-changed', change(user, after));
      if (password !== null) {
        await accounts.changeUser({ id: user.id, passwordHash: await hashPassword(password, gone) });
        await note(call, 'password-changed', login);
      }
      return after;
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id',
    summary: 'Delete a user with all their sessions and tokens',
    roles: admins,
    params: idSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params } = call;
      const users = await page.accounts.users();
      const user = users.find(({ id }) => id === params.id);
      if (user === undefined) throw notFound('user');
      keepAnAdmin(users, user.id);
      await page.accounts.deleteUser(user.id).catch(asLastAdmin);
      await note(call, 'user-deleted', user.login);
      return done;
    },
  }),
];

/** As the audit trail names somebody whose rights have changed. */
function describe({ login, role, agentId }: Pick<User, 'login' | 'role' | 'agentId'>): string {
  return agentId === null ? `${login} (${role})` : `${login} (${role}, ${agentId})`;
}

/** The same, with the name before if they have another now. */
function change(before: User, after: User): string {
  return before.login === after.login ? describe(after) : `${before.login} → ${describe(after)}`;
}

function loginTaken(login: string): ApiError {
  return new ApiError(409, 'login-taken', `There is already a user ${login}.`);
}

const ofCompany = refused({
  en: 'Name and role of a company account come from there, with each sign-in.',
  de: 'Name und Rolle eines Firmenkontos kommen von dort, mit jeder Anmeldung.',
});

/** Refuses to remove the last admin: somebody must be able to add users. */
function keepAnAdmin(
  users: readonly { readonly id: string; readonly role: string }[],
  without: string,
): void {
  if (!users.some(({ id, role }) => role === 'admin' && id !== without)) throw lastAdmin();
}

function lastAdmin(): ApiError {
  return new ApiError(409, 'last-admin', 'This is the last admin; create another one first.');
}

/** The same, where another admin went at the same moment. */
function asLastAdmin(error: unknown): never {
  throw error instanceof LastAdminError ? lastAdmin() : error;
}

function checkAgent(
  { app }: PageContext,
  { role, agentId }: { readonly role: string; readonly agentId: string | null },
): void {
  if (role === 'agent' && agentId === null)
    throw new ApiError(400, 'bad-input', 'A user in the role agent must be one of the agents.');
  if (agentId !== null && !app.known.roster.agents.some(({ id }) => id === agentId))
    throw new ApiError(400, 'bad-input', `There is no agent ${agentId}.`);
}

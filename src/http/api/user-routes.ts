import { z } from 'zod';
import { addUser } from '../../app/access/access.ts';
import { hashPassword } from '../../app/access/password.ts';
import type { User } from '../../app/ports/page.ts';
import { doneSchema } from '../contract/common.ts';
import { changedUserSchema, newUserSchema, userSchema, usersSchema } from '../contract/session.ts';
import { expectGood } from './expect-good.ts';
import { note } from './note.ts';
import { ApiError, admins, notFound, type PageContext, type Route, route } from './route.ts';

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
      return { users: users.map(user => ({ ...user, hasSecondFactor: withFactor.has(user.id) })) };
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
      await expectGood(page, body);
      const user = await addUser(page.app, body);
      if (user === null) throw new ApiError(409, 'login-taken', `There is already a user ${body.login}.`);
      await note(call, 'user-added', describe(user));
      return user;
    },
  }),
  route({
    method: 'PUT',
    path: '/users/:id',
    summary: 'Change role, agent or password of a user, and end their sessions',
    roles: admins,
    params: idSchema,
    body: changedUserSchema,
    reply: userSchema,
    async run(call) {
      const { page, params, body, gone } = call;
      checkAgent(page, body);
      const { accounts } = page;
      const users = await accounts.users();
      const login = users.find(({ id }) => id === params.id)?.login ?? '';
      const user = await accounts.userByLogin(login);
      if (user === null) throw notFound('user');
      if (body.role !== 'admin') keepAnAdmin(users, user.id);
      if (body.password !== null)
        await expectGood(page, { login: user.login, role: body.role, password: body.password });
      const { role, agentId, password } = body;
      const change = { id: user.id, role, agentId };
      await accounts.changeUser(
        password === null ? change : { ...change, passwordHash: await hashPassword(password, gone) },
      );
      const { passwordHash: _, ...before } = user;
      const after = { ...before, role: body.role, agentId: body.agentId };
      if (body.password !== null) await note(call, 'password-changed', user.login);
      if (describe(after) !== describe(before)) await note(call, 'user-changed', describe(after));
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
      await page.accounts.deleteUser(user.id);
      await note(call, 'user-deleted', user.login);
      return done;
    },
  }),
];

/** As the audit trail names somebody whose rights have changed. */
function describe({ login, role, agentId }: Pick<User, 'login' | 'role' | 'agentId'>): string {
  return agentId === null ? `${login} (${role})` : `${login} (${role}, ${agentId})`;
}

/** Refuses to remove the last admin: somebody must be able to add users. */
function keepAnAdmin(
  users: readonly { readonly id: string; readonly role: string }[],
  without: string,
): void {
  if (!users.some(({ id, role }) => role === 'admin' && id !== without))
    throw new ApiError(409, 'last-admin', 'This is the last admin; create another one first.');
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

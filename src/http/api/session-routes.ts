import { z } from 'zod';
import {
  addUser,
  csrfTokenOf,
  issueToken,
  type NewSession,
  setUp,
  signIn,
  signInByLink,
} from '../../app/access/access.ts';
import { hashPassword } from '../../app/access/password.ts';
import { doneSchema } from '../contract/common.ts';
import {
  changedUserSchema,
  credentialsSchema,
  keysSchema,
  linkSchema,
  newTokenSchema,
  newUserSchema,
  type PageSession,
  sessionSchema,
  setUpSchema,
  tokenSchema,
  userSchema,
  usersSchema,
} from '../contract/session.ts';
import {
  type ApiCall,
  ApiError,
  admins,
  everybody,
  notFound,
  type PageContext,
  type Route,
  route,
} from './route.ts';
import { placeOf } from './session-place.ts';

const idSchema = z.object({ id: z.string().max(100) });
const done = { done: true } as const;

/** Signing in and out, users, and their sessions and tokens. */
export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    roles: 'anyone',
    reply: sessionSchema,
    run: describeSession,
  }),
  route({
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a password',
    roles: 'anyone',
    isLimited: true,
    body: credentialsSchema,
    reply: sessionSchema,
    run: async call => begin(call, await signIn(call.page.app, call.body, call.gone), 'wrong-password'),
  }),
  route({
    method: 'POST',
    path: '/session-by-link',
    summary: 'Sign in with a one-time link',
    roles: 'anyone',
    isLimited: true,
    body: linkSchema,
    reply: sessionSchema,
    run: async call => begin(call, await signInByLink(call.page.app, call.body.secret), 'used-link'),
  }),
  route({
    method: 'POST',
    path: '/set-up',
    summary: 'Create the first user, with the link that the log shows',
    roles: 'anyone',
    isLimited: true,
    body: setUpSchema,
    reply: sessionSchema,
    run: async call =>
      begin(call, await setUp(call.page.app, call.body.secret, call.body, call.gone), 'used-link'),
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    roles: everybody,
    reply: doneSchema,
    async run({ page, visitor, cookies }) {
      await page.accounts.deleteKey(visitor?.keyHash ?? '');
      cookies.clearSession();
      return done;
    },
  }),
  route({
    method: 'GET',
    path: '/keys',
    summary: 'My sessions and tokens',
    roles: everybody,
    reply: keysSchema,
    async run({ page, visitor }) {
      const keys = await page.accounts.keysOf(visitor?.user.id ?? '');
      return {
        keys: keys.map(({ hash, kind, label, createdAt, expiresAt }) => {
          return { hash, kind, label, createdAt, expiresAt, isCurrent: hash === visitor?.keyHash };
        }),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/keys',
    summary: 'Create a token for scripts, with my own rights',
    roles: everybody,
    body: newTokenSchema,
    reply: tokenSchema,
    async run({ page, visitor, body }) {
      if (visitor === null) throw notFound('user');
      return { token: await issueToken(page.app, visitor.user, body.label) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/keys/:id',
    summary: 'Revoke one of my sessions or tokens',
    roles: everybody,
    params: idSchema,
    reply: doneSchema,
    async run({ page, visitor, params }) {
      const mine = await page.accounts.keysOf(visitor?.user.id ?? '');
      if (!mine.some(({ hash }) => hash === params.id)) throw notFound('key');
      await page.accounts.deleteKey(params.id);
      return done;
    },
  }),
  route({
    method: 'GET',
    path: '/users',
    summary: 'Who may use the page',
    roles: admins,
    reply: usersSchema,
    run: async ({ page }) => ({ users: [...(await page.accounts.users())] }),
  }),
  route({
    method: 'POST',
    path: '/users',
    summary: 'Add a user',
    roles: admins,
    body: newUserSchema,
    reply: userSchema,
    async run({ page, body }) {
      checkAgent(page, body);
      const user = await addUser(page.app, body);
      if (user === null) throw new ApiError(409, 'login-taken', `There is already a user ${body.login}.`);
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
    async run({ page, params, body, gone }) {
      checkAgent(page, body);
      const { accounts } = page;
      const users = await accounts.users();
      const login = users.find(({ id }) => id === params.id)?.login ?? '';
      const user = await accounts.userByLogin(login);
      if (user === null) throw notFound('user');
      if (body.role !== 'admin') keepAnAdmin(users, user.id);
      const passwordHash =
        body.password === null ? user.passwordHash : await hashPassword(body.password, gone);
      await accounts.changeUser({ ...user, role: body.role, agentId: body.agentId, passwordHash });
      const { passwordHash: _, ...shown } = user;
      return { ...shown, role: body.role, agentId: body.agentId };
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id',
    summary: 'Delete a user with all their sessions and tokens',
    roles: admins,
    params: idSchema,
    reply: doneSchema,
    async run({ page, params }) {
      const users = await page.accounts.users();
      if (!users.some(({ id }) => id === params.id)) throw notFound('user');
      keepAnAdmin(users, params.id);
      await page.accounts.deleteUser(params.id);
      return done;
    },
  }),
];

export async function describeSession({
  page,
  visitor,
  cookies,
}: Pick<ApiCall<unknown, unknown, unknown>, 'page' | 'visitor' | 'cookies'>): Promise<PageSession> {
  const isSession = visitor?.kind === 'session' && cookies.session !== null;
  return {
    user: visitor?.user ?? null,
    csrf: isSession ? csrfTokenOf(cookies.session ?? '') : null,
    needsSetUp: visitor === null && !(await page.accounts.hasUsers()),
    ...placeOf(page),
  };
}

function begin(
  { page, cookies }: ApiCall<unknown, unknown, unknown>,
  session: NewSession | null,
  problem: 'wrong-password' | 'used-link',
): z.input<typeof sessionSchema> {
  if (session === null) throw new ApiError(401, problem, problems[problem]);
  cookies.setSession(session.secret, session.expiresAt);
  return {
    user: session.user,
    csrf: csrfTokenOf(session.secret),
    needsSetUp: false,
    ...placeOf(page),
  };
}

const problems = {
  'wrong-password': 'Login or password is wrong.',
  'used-link': 'This link is no longer valid. Ask for a new one.',
};

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

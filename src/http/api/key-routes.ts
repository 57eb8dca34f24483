import { z } from 'zod';
import { issueProvedToken, issueToken, type Visitor } from '../../app/access/access.ts';
import { inWordsOf } from '../../app/access/sign-on/place-words.ts';
import { isOfSignOn } from '../../app/access/single-sign-on.ts';
import type { Accounts } from '../../app/ports/accounts.ts';
import type { User } from '../../app/ports/page.ts';
import { doneSchema } from '../contract/common.ts';
import { keysSchema, newTokenSchema, type PageKeys, tokenSchema } from '../contract/keys.ts';
import { expectProof, wrongPassword } from './expect-proof.ts';
import { note } from './note.ts';
import { lifeOf, renderKey } from './render-key.ts';
import {
  type ApiCall,
  admins,
  everybody,
  notFound,
  type PageContext,
  type Route,
  refused,
  route,
} from './route.ts';
import { userOf } from './user-of.ts';

const idSchema = z.object({ id: z.string().max(100) });
const done = { done: true } as const;

/** Whatever gives access in the name of whoever asks: their sessions and tokens. */
export const keyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/keys',
    summary: 'My sessions and tokens',
    roles: everybody,
    reply: keysSchema,
    run: ({ page, visitor }) => listKeys(page, visitor?.user.id ?? '', visitor?.keyHash),
  }),
  route({
    method: 'GET',
    path: '/users/:id/keys',
    summary: 'Sessions and tokens of a user',
    roles: admins,
    params: idSchema,
    reply: keysSchema,
    run: ({ page, params, visitor }) => listKeys(page, params.id, visitor?.keyHash),
  }),
  route({
    method: 'POST',
    path: '/keys',
    summary: 'Create a token for scripts, with my own rights; takes my password, or a sign-in just now',
    roles: everybody,
    isPaced: true,
    body: newTokenSchema,
    reply: tokenSchema,
    async run(call) {
      const { page, visitor, body } = call;
      if (visitor === null) throw notFound('user');
      await expectRoom(page.accounts, visitor.user.id);
      const token =
        body.password === null
          ? await tokenAfterSignIn(page, visitor, body)
          : await tokenByPassword(call, { ...body, password: body.password });
      await note(call, 'token-created', body.label);
      return { token };
    },
  }),
  route({
    method: 'DELETE',
    path: '/keys/:id',
    summary: 'Revoke one of my sessions or tokens',
    roles: everybody,
    params: idSchema,
    reply: doneSchema,
    async run(call) {
      const { visitor, params } = call;
      await note(call, 'key-revoked', await revoke(call, visitor?.user.id ?? '', params.id));
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id/keys/:key',
    summary: 'Revoke a session or token of a user',
    roles: admins,
    params: idSchema.extend({ key: z.string().max(100) }),
    reply: doneSchema,
    async run(call) {
      const { page, params } = call;
      const { login } = await userOf(page, params.id);
      await note(call, 'key-revoked', `${login}: ${await revoke(call, params.id, params.key)}`);
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    summary: 'End my sessions, but for the one that asks',
    roles: everybody,
    reply: doneSchema,
    async run(call) {
      const { page, visitor } = call;
      if (visitor === null) throw notFound('user');
      await page.accounts.endSessions(visitor.user.id, visitor.keyHash);
      await note(call, 'sessions-ended', visitor.user.login);
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id/sessions',
    summary: 'End the sessions of a user',
    roles: admins,
    params: idSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, visitor } = call;
      const { login } = await userOf(page, params.id);
      await page.accounts.endSessions(params.id, visitor?.keyHash ?? null);
      await note(call, 'sessions-ended', login);
      return done;
    },
  }),
];

/** Whatever gives access in somebody's name, newest first. */
async function listKeys({ accounts, app }: PageContext, userId: string, current = ''): Promise<PageKeys> {
  const keys: PageKeys['keys'] = [];
  for (const key of await accounts.keysOf(userId)) {
    const { kind, hash, expiresAt } = key;
    if ((kind === 'session' || kind === 'token') && expiresAt > app.clock())
      keys.push({ ...renderKey(key), kind, isCurrent: hash === current });
  }
  return { keys };
}

/** Ends a key of a user; returns what it was for. */
async function revoke(
  { page: { accounts } }: ApiCall<unknown, unknown, unknown>,
  userId: string,
  hash: string,
): Promise<string> {
  const key = (await accounts.keysOf(userId)).find(one => one.hash === hash);
  if (key === undefined) throw notFound('key');
  await accounts.deleteKey(hash);
  return key.label;
}

interface WantedToken {
  readonly label: string;
  readonly days: number | null;
}

/** A token outlives the session, so whoever found a browser open must not get one. */
async function tokenByPassword(
  call: ApiCall<unknown, unknown, unknown>,
  given: WantedToken & { readonly password: string; readonly code: string | null },
): Promise<string> {
  const proved = await expectProof(call, given);
  const token = await issueProvedToken(call.page.app, proved, { ...given, lifeMs: lifeOf(given) });
  if (token === null) throw wrongPassword;
  return token;
}

/** Who has no password must have signed in this long ago at most. */
const justMs = 10 * 60_000;

async function tokenAfterSignIn(page: PageContext, visitor: Visitor, wanted: WantedToken): Promise<string> {
  const { app } = page;
  const { user, kind, since } = visitor;
  const account = await app.store.accounts.userByLogin(user.login);
  if (account !== null && account.passwordHash !== null) throw wrongPassword;
  if (kind !== 'session' || app.clock() - since > justMs)
    throw refused({
      en: 'For a new API token you must have signed in within the last ten minutes. Sign out and in again.',
      de: 'Für einen neuen API-Schlüssel müssen Sie sich in den letzten zehn Minuten angemeldet haben. Melden Sie sich ab und wieder an.',
    });
  await expectRenewal(page, user);
  return issueToken(app, user, wanted.label, lifeOf(wanted));
}

/** A token of somebody from the identity provider is good as long as that vouches for them, so it must be asked. */
async function expectRenewal({ app, signOn }: PageContext, user: User): Promise<void> {
  const isAsked = !isOfSignOn(user) || ((await app.store.signOns.find(user.id))?.renewal ?? null) !== null;
  if (!isAsked) throw refused(inWordsOf(signOn.current() ?? {}, noRenewal));
}

const noRenewal = {
  en: 'Your company’s sign-in gives no refresh token, so a token would end after ten minutes. An admin can change that: OIDC_SCOPE needs offline_access.',
  de: 'Ihr Firmenkonto gibt kein Refresh-Token, deshalb endete ein API-Schlüssel nach zehn Minuten. Ein Admin kann das ändern: OIDC_SCOPE braucht offline_access.',
};

/** Fewer than are listed, so there is no token that can't be seen and revoked. */
const mostTokens = 50;

async function expectRoom(accounts: Accounts, userId: string): Promise<void> {
  const tokens = (await accounts.keysOf(userId)).filter(({ kind }) => kind === 'token');
  if (tokens.length >= mostTokens)
    throw refused({
      en: `You have ${mostTokens} API tokens. Revoke those that you no longer need.`,
      de: `Sie haben ${mostTokens} API-Schlüssel. Widerrufen Sie, was Sie nicht mehr brauchen.`,
    });
}

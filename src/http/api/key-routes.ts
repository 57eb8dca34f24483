import { z } from 'zod';
import { issueProvedToken, issueToken, type Visitor } from '../../app/access/access.ts';
import { isOfSignOn } from '../../app/access/single-sign-on.ts';
import type { Accounts } from '../../app/ports/accounts.ts';
import type { User } from '../../app/ports/page.ts';
import type { Store } from '../../app/ports/store.ts';
import { doneSchema } from '../contract/common.ts';
import { keysSchema, newTokenSchema, tokenSchema } from '../contract/session.ts';
import { expectProof, wrongPassword } from './expect-proof.ts';
import { note } from './note.ts';
import { type ApiCall, everybody, notFound, type PageContext, type Route, refused, route } from './route.ts';

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
          ? await tokenAfterSignIn(page, visitor, body.label)
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
      const { page, visitor, params } = call;
      const mine = await page.accounts.keysOf(visitor?.user.id ?? '');
      const key = mine.find(({ hash }) => hash === params.id);
      if (key === undefined) throw notFound('key');
      await page.accounts.deleteKey(params.id);
      await note(call, 'key-revoked', key.label);
      return done;
    },
  }),
];

/** A token outlives the session by years, so whoever found a browser open must not get one. */
async function tokenByPassword(
  call: ApiCall<unknown, unknown, unknown>,
  given: { readonly label: string; readonly password: string; readonly code: string | null },
): Promise<string> {
  const token = await issueProvedToken(call.page.app, await expectProof(call, given), given.label);
  if (token === null) throw wrongPassword;
  return token;
}

/** Who has no password must have signed in this long ago at most. */
const justMs = 10 * 60_000;

async function tokenAfterSignIn({ app }: PageContext, visitor: Visitor, label: string): Promise<string> {
  const { user, kind, since } = visitor;
  const account = await app.store.accounts.userByLogin(user.login);
  if (account !== null && account.passwordHash !== null) throw wrongPassword;
  if (kind !== 'session' || app.clock() - since > justMs)
    throw refused({
      en: 'For a new API token you must have signed in within the last ten minutes. Sign out and in again.',
      de: 'Für einen neuen API-Schlüssel müssen Sie sich in den letzten zehn Minuten angemeldet haben. Melden Sie sich ab und wieder an.',
    });
  await expectRenewal(app.store, user);
  return issueToken(app, user, label);
}

/** A token of somebody from the identity provider is good as long as that vouches for them, so it must be asked. */
async function expectRenewal({ signOns }: Pick<Store, 'signOns'>, user: User): Promise<void> {
  if (isOfSignOn(user) && ((await signOns.find(user.id))?.renewal ?? null) === null)
    throw refused({
      en: 'Your company’s sign-in gives no refresh token, so a token would end after ten minutes. An admin can change that: OIDC_SCOPE needs offline_access.',
      de: 'Ihr Firmenkonto gibt kein Refresh-Token, deshalb endete ein API-Schlüssel nach zehn Minuten. Ein Admin kann das ändern: OIDC_SCOPE braucht offline_access.',
    });
}

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

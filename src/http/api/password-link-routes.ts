import { z } from 'zod';
import { hashSecret } from '../../app/access/access.ts';
import { noteInAudit } from '../../app/access/audit.ts';
import { choosePassword, findPasswordLink, issuePasswordLink } from '../../app/access/password-links.ts';
import { isOfSignOn } from '../../app/access/single-sign-on.ts';
import type { User } from '../../app/ports/page.ts';
import { doneSchema } from '../contract/common.ts';
import {
  choosePasswordSchema,
  linkSchema,
  passwordLinkSchema,
  passwordLinkUserSchema,
} from '../contract/session.ts';
import { expectGood } from './expect-good.ts';
import { tooMany } from './expect-proof.ts';
import { note, noteRefusal } from './note.ts';
import { type ApiCall, ApiError, admins, type Route, refused, route } from './route.ts';
import { userOf } from './user-of.ts';

/** Links by which users choose a password: their first, or another if they have forgotten it. */
export const passwordLinkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/users/:id/password-link',
    summary: 'Create a link by which a user chooses a password, once and within 48 hours',
    roles: admins,
    isPaced: true,
    params: z.object({ id: z.string().max(100) }),
    reply: passwordLinkSchema,
    async run(call) {
      const { page, params, visitor } = call;
      const user = await userOf(page, params.id);
      if (user.id === visitor?.user.id) throw ownByPassword;
      if (isOfSignOn(user)) throw ofCompany;
      const link = await issuePasswordLink(page.app, user);
      await note(call, 'password-link-created', user.login);
      return link;
    },
  }),
  route({
    method: 'POST',
    path: '/password-link',
    summary: 'Whose password a link is for; the link stays good',
    roles: 'anyone',
    body: linkSchema,
    reply: passwordLinkUserSchema,
    async run(call) {
      const { login, id } = await expectGoodLink(call, call.body.secret);
      const states = await call.page.accounts.signInStates(call.page.app.clock());
      return { login, isFirst: states.find(({ userId }) => userId === id)?.hasPassword !== true };
    },
  }),
  route({
    method: 'PUT',
    path: '/password-link',
    summary: 'Choose a password by a link; all that gave access before ends',
    roles: 'anyone',
    body: choosePasswordSchema,
    reply: doneSchema,
    async run(call) {
      const { page, body, gone, origin } = call;
      const { login, role } = await expectGoodLink(call, body.secret);
      await expectGood(page, { login, role, password: body.password });
      if (!(await choosePassword(page.app, body, gone))) throw problems.used;
      await noteInAudit(page.app, { event: 'password-chosen', by: login, from: origin, about: login });
      return { done: true } as const;
    },
  }),
];

/** Tries are counted by link: they say nothing about anybody else's. */
async function expectGoodLink(call: ApiCall<unknown, unknown, unknown>, secret: string): Promise<User> {
  const { page } = call;
  if (!page.signInLimits.take(page.signInLimits.keyOfLink(hashSecret(secret)))) throw tooMany;
  const found = await findPasswordLink(page.app, secret);
  if (typeof found === 'object') return found.user;
  await noteRefusal(call, 'link-refused', null);
  throw problems[found];
}

const problems = {
  expired: problem({
    en: 'This link has expired: it was good for 48 hours. Ask whoever sent it for a new one.',
    de: 'Dieser Link ist abgelaufen: Er galt 48 Stunden. Bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  }),
  used: problem({
    en: 'This link has been used, or there is a newer one. If you have chosen a password already, sign in with it; otherwise ask whoever sent the link for a new one.',
    de: 'Dieser Link ist schon benutzt, oder es gibt einen neueren. Wenn Sie damit schon ein Passwort gewählt haben, melden Sie sich damit an; sonst bitten Sie die Person, die ihn geschickt hat, um einen neuen.',
  }),
};

function problem(text: { readonly en: string; readonly de: string }): ApiError {
  return new ApiError(401, 'used-link', text.en, text);
}

const ownByPassword = refused({
  en: 'You change your own password under “My account”.',
  de: 'Ihr eigenes Passwort ändern Sie unter „Mein Zugang“.',
});

const ofCompany = refused({
  en: 'Whoever signs in with a company account has no password here.',
  de: 'Wer sich mit dem Firmenkonto anmeldet, hat hier kein Passwort.',
});

import {
  csrfTokenOf,
  hashSecret,
  isSetUpLink,
  type NewSession,
  setUp,
  type signInByLink,
} from '../../app/access/access.ts';
import { noteInAudit } from '../../app/access/audit.ts';
import { rememberBrowser } from '../../app/access/known-browsers.ts';
import { type SignedIn, signIn, signInWithLink } from '../../app/access/sign-in.ts';
import type { AuditEvent } from '../../app/ports/audit.ts';
import { doneSchema } from '../contract/common.ts';
import {
  credentialsSchema,
  linkSchema,
  type PageSession,
  sessionSchema,
  setUpSchema,
} from '../contract/session.ts';
import { expectGood } from './expect-good.ts';
import { refusedCode, tooMany } from './expect-proof.ts';
import { note, noteRefusal } from './note.ts';
import { type ApiCall, ApiError, everybody, type Route, route } from './route.ts';
import { placeOf } from './session-place.ts';

const done = { done: true } as const;

/** Signing in and out. */
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
    summary: 'Sign in with a password, and with a code if the second factor is on',
    roles: 'anyone',
    body: credentialsSchema,
    reply: sessionSchema,
    async run(call) {
      const { page, body, cookies, gone } = call;
      return answerTry(call, await signIn(page.app, page.signInLimits, body, cookies, gone), tries.password);
    },
  }),
  route({
    method: 'POST',
    path: '/session-by-link',
    summary: 'Sign in with a one-time link',
    roles: 'anyone',
    body: linkSchema,
    reply: sessionSchema,
    async run(call) {
      const { page, body } = call;
      return answerTry(call, await signInWithLink(page.app, page.signInLimits, body.secret), tries.link);
    },
  }),
  route({
    method: 'POST',
    path: '/set-up',
    summary: 'Create the first user, with the link that the server log shows',
    roles: 'anyone',
    body: setUpSchema,
    reply: sessionSchema,
    async run(call) {
      const { page, body } = call;
      // Judging takes a while, which strangers must not be able to cause; and a link is good once, so it comes first.
      if (await isSetUpLink(page.app, body.secret)) await expectGood(page, { ...body, role: 'admin' });
      const redeem: typeof signInByLink = (access, secret) => setUp(access, secret, body, call.gone);
      return answerTry(
        call,
        await signInWithLink(page.app, page.signInLimits, body.secret, redeem),
        tries.setUp,
      );
    },
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    roles: everybody,
    reply: doneSchema,
    async run(call) {
      await call.page.accounts.deleteKey(call.visitor?.keyHash ?? '');
      call.cookies.clearSession();
      await note(call, 'signed-out');
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
    hasEnded: visitor === null && cookies.session !== null,
    needsSetUp: visitor === null && !(await page.accounts.hasUsers()),
    ...placeOf(page),
  };
}

interface Try {
  readonly event: AuditEvent;
  readonly refusal: AuditEvent;
  readonly code: 'wrong-password' | 'used-link';
}

const tries = {
  password: { event: 'signed-in', refusal: 'sign-in-refused', code: 'wrong-password' },
  link: { event: 'signed-in-by-link', refusal: 'link-refused', code: 'used-link' },
  setUp: { event: 'set-up', refusal: 'link-refused', code: 'used-link' },
} as const satisfies Record<string, Try>;

/** The reply to somebody who wants to sign in; the audit trail has whether they could. */
async function answerTry(
  call: ApiCall<unknown, unknown, unknown>,
  signedIn: SignedIn,
  { event, refusal, code }: Try,
): Promise<PageSession> {
  if (signedIn.kind === 'begun') {
    const { session, byRecoveryCode } = signedIn;
    if (byRecoveryCode) await noteRecoveryCode(call, session);
    return begin(call, session, event);
  }
  if (signedIn.kind === 'stopped')
    throw await refusedCode(call, signedIn.problem, { user: signedIn.user, status: 401 });
  const isLocked = signedIn.kind === 'locked';
  await noteRefusal(call, isLocked ? 'sign-in-locked' : refusal, signedIn.user);
  throw isLocked ? tooMany : new ApiError(401, code, problems[code]);
}

function noteRecoveryCode(
  { page, origin }: ApiCall<unknown, unknown, unknown>,
  { user: { login } }: NewSession,
): Promise<void> {
  return noteInAudit(page.app, { event: 'recovery-code-used', by: login, from: origin, about: login });
}

async function begin(
  call: ApiCall<unknown, unknown, unknown>,
  { secret, expiresAt, user }: NewSession,
  event: AuditEvent,
): Promise<PageSession> {
  const { page, cookies, origin } = call;
  await page.accounts.labelKey(hashSecret(secret), call.browser);
  const browser = await rememberBrowser(page.app, user, cookies.browser);
  cookies.setSession(secret, expiresAt);
  cookies.setBrowser(browser.secret, browser.expiresAt);
  await noteInAudit(page.app, { event, by: user.login, from: origin, about: '' });
  return { user, csrf: csrfTokenOf(secret), hasEnded: false, needsSetUp: false, ...placeOf(page) };
}

const problems = {
  'wrong-password': 'Login or password is wrong.',
  'used-link': 'This link is no longer valid. Ask for a new one.',
};

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hashSecret } from '../../app/access/access.ts';
import { noteInAudit } from '../../app/access/audit.ts';
import { inWordsOf } from '../../app/access/sign-on/place-words.ts';
import { refusalLogged } from '../../app/access/sign-on/refusal-text.ts';
import { sealRenewal } from '../../app/access/sign-on/seal.ts';
import { type SingleSignOn, signInAs, signOnIdOf } from '../../app/access/single-sign-on.ts';
import type { Warning } from '../../app/health/health-summary.ts';
import type { User } from '../../app/ports/page.ts';
import { explainFailure, whatItMeans } from '../oidc/failure.ts';
import type { OidcInForce } from '../oidc/in-force.ts';
import type { Arrival, Departure } from '../oidc/oidc.ts';
import { browserOf } from './browser-of.ts';
import { toCookies } from './mount-routes.ts';
import { originOf } from './origin.ts';
import type { PageContext } from './route.ts';
import { finishTest, forgetTest } from './sign-on-test.ts';

const cookieName = 'familiar_sso';
const departureLifeSeconds = 600;

const departureSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

interface SignOn extends OidcInForce {
  readonly page: PageContext;
}

/**
 * `GET /oidc` sends a browser to the identity provider, which returns to `GET /oidc-callback`.
 * `GET /oidc-logout` signs somebody out there who has signed out here.
 */
export function oidcRoutes(
  server: FastifyInstance,
  page: PageContext,
  inForce: () => OidcInForce | null,
): void {
  const { app } = page;
  app.health.warnAbout('roles of single sign-on', () => lackOfRoles(inForce()?.setUp ?? null));

  server.get('/oidc', async (request, reply) => {
    const signOn = inForce();
    if (signOn === null) return reply.callNotFound();
    try {
      const { address, departure } = await signOn.client.depart();
      app.health.warnAbout('identity provider', null);
      forgetTest(request, reply);
      remember(reply, departure, request.headers['x-forwarded-proto'] === 'https');
      return reply.header('cache-control', 'no-store').redirect(address.href);
    } catch (error) {
      return toPage(reply, reportFailure({ ...signOn, page }, error, 'identity provider'));
    }
  });

  server.get('/oidc-logout', async (_, reply) => {
    const signOn = inForce();
    if (signOn === null) return reply.callNotFound();
    try {
      const address = await signOn.client.leave();
      if (address === null) return toPage(reply, 'sso-no-logout');
      return reply.header('cache-control', 'no-store').redirect(address.href);
    } catch (error) {
      return toPage(reply, reportFailure({ ...signOn, page }, error, 'identity provider'));
    }
  });

  server.get('/oidc-callback', async (request, reply) => {
    if (await finishTest(page, request, reply)) return reply;
    const now = inForce();
    if (now === null) return reply.callNotFound();
    const departure = read(request.cookies[cookieName]);
    forget(reply);
    if (departure === null) {
      app.log.info({}, `Somebody came back from the identity provider without a cookie. ${lostCookie}`);
      return toPage(reply, 'sso-failed');
    }
    return arrive({ ...now, page }, departure, request, reply);
  });
}

async function arrive(
  signOn: SignOn,
  departure: Departure,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { page, client } = signOn;
  try {
    const { search } = new URL(request.url, 'http://page');
    const arrival = await client.arrive(search, departure);
    page.app.health.warnAbout('single sign-on', null);
    noteArrival(signOn, arrival);
    if (arrival.identity === null) {
      await noteSignOn(signOn, request, 'sign-on-refused', arrival.refused?.name ?? '');
      return toPage(reply, arrival.refused?.problem === 'no-agent' ? 'sso-no-agent' : 'sso-no-role');
    }
    const begun = await beginSession(signOn, arrival, request, reply);
    if (begun === null) return toPage(reply, 'sso-failed');
    await noteSignOn(signOn, request, 'signed-on', begun.login);
    return toPage(reply, null);
  } catch (error) {
    if (page.strangersNoted.take('sign-on-refused')) await noteSignOn(signOn, request, 'sign-on-refused', '');
    return toPage(reply, reportFailure(signOn, error, 'single sign-on'));
  }
}

/** Null: it could not be kept. */
async function beginSession(
  { page: { app }, setUp }: SignOn,
  { identity, renewal, who }: Arrival,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<User | null> {
  try {
    if (identity === null) return null;
    const sealed = renewal === null ? null : sealRenewal(renewal, setUp.clientSecret);
    await app.store.signOns.confirm(signOnIdOf(who), app.clock(), sealed);
    const lack = renewal === null ? inWordsOf(setUp, noRenewal) : null;
    app.health.warnAbout('renewal of single sign-on', lack);
    const { secret, expiresAt, user } = await signInAs(app, identity);
    await app.store.accounts.labelKey(hashSecret(secret), browserOf(request.headers['user-agent']));
    toCookies(request, reply).setSession(secret, expiresAt);
    app.log.info({ login: user.login }, 'Somebody has signed in by single sign-on.');
    return user;
  } catch (error) {
    app.log.error({ err: error }, 'Somebody has signed in by single sign-on, but no session could be kept.');
    return null;
  }
}

const noRenewal: Warning = {
  en: 'The identity provider gives no refresh token, so whoever signs in with the company’s account has to do so again after ten minutes. Add offline_access to OIDC_SCOPE, and allow it to Familiar there.',
  de: 'Der Identitätsanbieter gibt kein Refresh-Token, deshalb muss sich nach zehn Minuten neu anmelden, wer das mit dem Firmenkonto tut. Ergänzen Sie offline_access in OIDC_SCOPE, und erlauben Sie es Familiar dort.',
};

/** Somebody who is let in is named by their login; for anybody else there is none. */
function noteSignOn(
  { page: { app } }: SignOn,
  request: FastifyRequest,
  event: 'signed-on' | 'sign-on-refused',
  name: string,
): Promise<void> {
  const [by, about] = event === 'signed-on' ? [name, ''] : ['', name];
  return noteInAudit(app, { event, by, from: originOf(request), about });
}

function lackOfRoles(setUp: SingleSignOn | null): Warning | null {
  if (setUp === null || setUp.roles.length > 0) return null;
  return {
    en: `OIDC_ROLES is not set, so nobody can sign in with the company’s account. Say which value of ${setUp.roleClaim} has which role, such as OIDC_ROLES=admin=hotline-admins, agent=hotline.`,
    de: `OIDC_ROLES ist nicht gesetzt, deshalb kann sich niemand mit dem Firmenkonto anmelden. Geben Sie an, welcher Wert von ${setUp.roleClaim} welche Rolle hat, etwa OIDC_ROLES=admin=hotline-admins, agent=hotline.`,
  };
}

const lostCookie =
  'That is right where it took them more than ten minutes; else compare PAGE_URL with the address that they see in their browser.';

/** Logs names of claims alone. The page shows admins who it was, and the values that hold roles. */
function noteArrival({ page, setUp }: SignOn, { who, refused: refusal }: Arrival): void {
  const { app, refusedSignIns: refused } = page;
  refused.forget(who);
  if (refusal === null) return;
  refused.note(refusal);
  const { problem, role, claims } = refusal;
  const outcome = role === null ? 'was refused' : `came in as ${role} only`;
  app.log.warn(
    { problem, roleClaim: setUp.roleClaim, claims },
    `Somebody ${outcome} at single sign-on. ${refusalLogged(refusal, setUp)}`,
  );
}

/** Reports what went wrong to log and health; returns the code that the person is shown. */
function reportFailure({ page: { app }, setUp }: SignOn, error: unknown, where: string): string {
  const { code, detail, warning: found } = explainFailure(error);
  const isOurs = found === null && !(error instanceof Error && 'code' in error);
  const fields = isOurs ? { detail, err: error } : { detail };
  const warning = found && inWordsOf(setUp, found);
  const meaning = warning ?? inWordsOf(setUp, whatItMeans[code]);
  app.log.warn(fields, `Somebody could not sign in by single sign-on. ${meaning.en}`);
  if (warning !== null) app.health.warnAbout(where, warning);
  return code;
}

/** Lax, because the browser comes back from another site. Valid for this one sign-in only. */
function remember(reply: FastifyReply, departure: Departure, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(departure)).toString('base64url');
  reply.setCookie(cookieName, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: departureLifeSeconds,
  });
}

/** Without a path, as it was set: to a browser, another path means another cookie. */
function forget(reply: FastifyReply): void {
  reply.setCookie(cookieName, '', { httpOnly: true, sameSite: 'lax', maxAge: 0 });
}

function read(cookie: string | undefined): Departure | null {
  try {
    return departureSchema.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
  } catch {
    return null;
  }
}

/** Relative, so it works below any path that a proxy puts in front. */
function toPage(reply: FastifyReply, problem: string | null): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .redirect(problem === null ? '../#/live' : `../#/sign-in/${problem}`);
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noteInAudit } from '../../app/access/audit.ts';
import { openSignOn } from '../../app/access/sign-on/kept-sign-on.ts';
import { inWordsOf } from '../../app/access/sign-on/place-words.ts';
import { refusalText } from '../../app/access/sign-on/refusal-text.ts';
import { keepTest, type TestOutcome } from '../../app/access/sign-on/test-outcome.ts';
import type { SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { Warning } from '../../app/health/health-summary.ts';
import { explainFailure, whatItMeans } from '../oidc/failure.ts';
import { type Arrival, createOidcClient } from '../oidc/oidc.ts';
import { discoveryAddress } from '../oidc/provider.ts';
import { admit, sessionOf } from './mount-routes.ts';
import { originOf } from './origin.ts';
import { admins, type PageContext } from './route.ts';

const cookieName = 'familiar_sso_test';
const lifeSeconds = 600;
/** What the cookie is sealed for: only who has begun a test here can come back from one. */
const owner = 'a test sign-in under way';

const underWaySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Of the set-up that is tried. */
  number: z.number(),
  by: z.string(),
  until: z.number(),
});
type UnderWay = z.infer<typeof underWaySchema>;

/**
 * `GET /oidc-test` sends an admin to the identity provider of what was saved last. They come back as from a real
 * sign-in, but nobody is signed in by it and no user is changed: what the provider said is kept to be shown.
 */
export function signOnTestRoute(server: FastifyInstance, page: PageContext): void {
  const { app, signOn } = page;
  server.get('/oidc-test', async (request, reply) => {
    const visitor = await admit(page, { roles: admins, method: 'GET' }, request, sessionOf(request));
    const { number, draft } = await app.store.signOnSetUp.read();
    const by = visitor?.user.login ?? '';
    const end = (outcome: TestOutcome): Promise<void> =>
      keepTest(app, { ...outcome, number, by, at: app.clock() });
    if (draft === null || signOn.environment.singleSignOn !== null) return toPage(reply);
    const setUp = await openSignOn(app.secrets, draft, signOn.environment);
    if (setUp === null) {
      await end({ kind: 'failed', why: locked });
      return toPage(reply);
    }
    const event = 'sign-on-tested';
    await noteInAudit(app, { event, by, from: originOf(request), about: setUp.issuer.href });
    try {
      const { address, departure } = await createOidcClient(setUp, app).depart();
      await end({ kind: 'begun' });
      const underWay: UnderWay = { ...departure, number, by, until: app.clock() + lifeSeconds * 1000 };
      reply.setCookie(cookieName, await app.secrets.seal(JSON.stringify(underWay), owner), {
        httpOnly: true,
        // The browser comes back from another site.
        sameSite: 'lax',
        secure: request.headers['x-forwarded-proto'] === 'https',
        maxAge: lifeSeconds,
      });
      return reply.header('cache-control', 'no-store').redirect(address.href);
    } catch (error) {
      await end({ kind: 'failed', why: whyNotLeft(setUp, error) });
      return toPage(reply);
    }
  });
}

/** Takes in who comes back from a test; false if this is a real sign-in. */
export async function finishTest(
  page: PageContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { app, signOn } = page;
  const underWay = await read(page, request.cookies[cookieName]);
  if (underWay === null) return false;
  forgetTest(request, reply);
  const { number, draft } = await app.store.signOnSetUp.read();
  const setUp = draft === null ? null : await openSignOn(app.secrets, draft, signOn.environment);
  // Somebody has changed it meanwhile, so what came says nothing about what is saved now.
  if (number === underWay.number && setUp !== null) {
    const { search } = new URL(request.url, 'http://page');
    const outcome = await createOidcClient(setUp, app)
      .arrive(search, underWay)
      .then(
        arrival => outcomeOf(setUp, arrival),
        (error: unknown): TestOutcome => ({ kind: 'failed', why: whyNotCome(setUp, error) }),
      );
    await keepTest(app, { ...outcome, number, by: underWay.by, at: app.clock() });
  }
  toPage(reply);
  return true;
}

export function forgetTest(request: FastifyRequest, reply: FastifyReply): void {
  if (request.cookies[cookieName] === undefined) return;
  reply.setCookie(cookieName, '', { httpOnly: true, sameSite: 'lax', maxAge: 0 });
}

async function read({ app }: PageContext, cookie: string | undefined): Promise<UnderWay | null> {
  const text = cookie === undefined ? null : await app.secrets.unseal(cookie, owner).catch(() => null);
  if (text === null) return null;
  const underWay = underWaySchema.parse(JSON.parse(text));
  return app.clock() < underWay.until ? underWay : null;
}

function outcomeOf(setUp: SingleSignOn, { came, identity, refused, renewal }: Arrival): TestOutcome {
  return {
    ...came,
    kind: 'came',
    role: identity?.role ?? null,
    agentId: identity?.agentId ?? null,
    why: refused === null ? null : refusalText(refused, setUp),
    roleClaim: setUp.roleClaim,
    isRenewable: renewal !== null,
  };
}

function whyNotLeft(setUp: SingleSignOn, error: unknown): Warning {
  const { code, detail, warning } = explainFailure(error);
  if (code !== 'sso-unavailable') return inWordsOf(setUp, warning ?? whatItMeans[code]);
  const { href } = discoveryAddress(setUp.issuer);
  return inWordsOf(setUp, {
    en: `No identity provider answers at ${href} (${detail}). Check OIDC_ISSUER, and whether this server reaches it.`,
    de: `Unter ${href} antwortet kein Identitätsanbieter (${detail}). Prüfen Sie OIDC_ISSUER, und ob dieser Server ihn erreicht.`,
  });
}

function whyNotCome(setUp: SingleSignOn, error: unknown): Warning {
  const { code, detail, warning } = explainFailure(error);
  if (warning !== null) return inWordsOf(setUp, warning);
  const { en, de } = inWordsOf(setUp, whatItMeans[code]);
  return { en: `${en} (${detail})`, de: `${de} (${detail})` };
}

const locked: Warning = {
  en: 'The client secret that is kept can’t be opened, because its key is another or gone. Give it anew.',
  de: 'Das gespeicherte Client-Geheimnis ist nicht zu öffnen, weil der Schlüssel ein anderer ist oder fehlt. Geben Sie es neu ein.',
};

/** Relative, so it works below any path that a proxy puts in front. */
function toPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect('../#/users/sign-on');
}

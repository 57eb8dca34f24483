import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { signInAs } from '../../app/single-sign-on.ts';
import type { Departure, OidcClient } from '../oidc.ts';
import { toCookies } from './mount-routes.ts';
import type { PageContext } from './route.ts';

const cookieName = 'familiar_sso';
const departureLifeSeconds = 600;

const departureSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** `GET /oidc` sends a browser to the identity provider, `GET /oidc-callback` is where it comes back to. */
export function oidcRoutes(server: FastifyInstance, page: PageContext, client: OidcClient): void {
  const { app } = page;

  server.get('/oidc', async (request, reply) => {
    try {
      const { address, departure } = await client.depart();
      remember(reply, departure, request.headers['x-forwarded-proto'] === 'https');
      return reply.header('cache-control', 'no-store').redirect(address.href);
    } catch (error) {
      app.log.error({ err: error }, 'The identity provider can’t be asked who somebody is.');
      return toPage(reply, 'sso-unavailable');
    }
  });

  server.get('/oidc-callback', async (request, reply) => {
    const departure = read(request.cookies[cookieName]);
    forget(reply);
    if (departure === null) return toPage(reply, 'sso-failed');
    try {
      const identity = await client.arrive(new URL(request.url, 'http://page').search, departure);
      if (identity === null) return toPage(reply, 'sso-no-role');
      const session = await signInAs(app, identity);
      toCookies(request, reply).setSession(session.secret, session.expiresAt);
      app.log.info({ login: session.user.login }, 'Somebody has signed in by single sign-on.');
      return toPage(reply, null);
    } catch (error) {
      app.log.warn({ err: error }, 'Somebody could not sign in by single sign-on.');
      return toPage(reply, 'sso-failed');
    }
  });
}

/** Lax, because the browser comes back from another site. It is good for nothing but this one journey. */
function remember(reply: FastifyReply, departure: Departure, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(departure)).toString('base64url');
  reply.setCookie(cookieName, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: departureLifeSeconds,
  });
}

/** Without a path, as it was set: a browser takes one with another path for another cookie. */
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

/** Relative, so that it holds below any path that a proxy puts before it. */
function toPage(reply: FastifyReply, problem: string | null): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .redirect(problem === null ? '../#/live' : `../#/sign-in/${problem}`);
}

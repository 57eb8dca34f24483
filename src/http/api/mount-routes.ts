import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import { csrfTokenOf, recognise, type Visitor } from '../../app/access/access.ts';
import { answerError } from './answer-error.ts';
import { browserOf } from './browser-of.ts';
import { clientGone } from './client-gone.ts';
import { compressReplies } from './compress-replies.ts';
import { isNestedTooDeeply } from './deep-nesting.ts';
import { createLongWork, type LongWork } from './long-work.ts';
import { holdsOddText } from './odd-text.ts';
import { originOf } from './origin.ts';
import { ApiError, type Cookies, type PageContext, type Route, WrittenJson } from './route.ts';

const cookieName = 'familiar_session';
const browserCookieName = 'familiar_browser';
export const csrfHeader = 'x-familiar-csrf';
const bodyBytes = 64 * 1024;

/**
 * Serves the routes below `/api`: identifies the visitor, checks role, forgery and input, then runs the
 * route.
 */
export async function mountRoutes(
  server: FastifyInstance,
  page: PageContext,
  routes: readonly Route[],
): Promise<void> {
  await server.register(fastifyCookie);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: bodyBytes },
    server.getDefaultJsonParser('error', 'error'),
  );
  server.addContentTypeParser(
    /^(audio\/|text\/calendar|application\/octet-stream)/,
    { parseAs: 'buffer' },
    (_, body, parsed) => parsed(null, body),
  );
  server.setErrorHandler(answerError(page.app));
  server.addHook('onRequest', (_, reply, next) => {
    reply.header('x-content-type-options', 'nosniff');
    next();
  });
  compressReplies(server);
  const longWork = createLongWork();
  for (const route of routes)
    server.route({
      method: route.method,
      url: route.path,
      ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
      ...(isCostly(route) ? { onRequest: admission(page, route, longWork) } : {}),
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        if (route.replyType !== undefined) reply.type(route.replyType);
        const answered = await answer(page, route, { request, reply, longWork });
        return answered instanceof WrittenJson
          ? reply
              .type('application/json; charset=utf-8')
              .send(Buffer.from(answered.bytes.buffer, 0, answered.bytes.length))
          : answered;
      },
    });
}

function isCostly({ bodyBytes, isLong = false }: Route): boolean {
  return bodyBytes !== undefined || isLong;
}

/** Checks the role before a large body is read, and whether the user has not too much going on already. */
function admission(page: PageContext, route: Route, longWork: LongWork) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const visitor = await admit(page, route, request, sessionOf(request));
    if (route.isLong !== true) return;
    longWork.enter(visitor?.user.id ?? '', reply);
    // However long nothing is heard of it.
    request.raw.socket.setTimeout(0);
  };
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly longWork: LongWork;
}

async function answer(
  page: PageContext,
  route: Route,
  { request, reply, longWork }: Asked,
): Promise<unknown> {
  const gone = clientGone(reply);
  const cookies = toCookies(request, reply);
  const visitor = await admit(page, route, request, cookies.session);
  if (route.isPaced === true && !page.pace.take(visitor?.user.id ?? '')) throw tooFast;
  const call = {
    page,
    params: parse(route.params, request.params, 'the address'),
    query: parse(route.query, request.query, 'the query'),
    body: parse(route.body, request.body, 'the body'),
    visitor,
    cookies,
    origin: originOf(request),
    browser: browserOf(request.headers['user-agent']),
    gone,
  };
  const run = (): Promise<unknown> => route.run(call);
  return route.isLong === true ? longWork.during(reply, gone, run) : run();
}

/**
 * The visitor, if they have the role. Scripts send a token; browsers a cookie and, with every change, a CSRF
 * token.
 */
export async function admit(
  page: PageContext,
  { roles, method }: Pick<Route, 'roles' | 'method'>,
  request: FastifyRequest,
  session: string | null,
): Promise<Visitor | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const isScript = token !== undefined;
  const visitor = isScript
    ? await welcome(page, token, 'token')
    : session === null
      ? null
      : await welcome(page, session, 'session');
  if (roles === 'anyone') return visitor;
  if (visitor === null) throw new ApiError(401, 'signed-out', 'Sign in first.');
  if (!roles.includes(visitor.user.role))
    throw new ApiError(403, 'not-allowed', `The role ${visitor.user.role} may not do this.`);
  const isForged =
    !isScript && method !== 'GET' && request.headers[csrfHeader] !== csrfTokenOf(session ?? '');
  if (isForged) throw new ApiError(403, 'forged', 'The request does not come from the page.');
  return visitor;
}

/** Who shows a session or token; null if it is not good, or the identity provider no longer vouches for them. */
async function welcome(
  page: PageContext,
  secret: string,
  kind: 'session' | 'token',
): Promise<Visitor | null> {
  return page.recentVisitors.recognise(secret, kind, async () => {
    const visitor = await recognise(page.app, secret, kind);
    return visitor !== null && (await page.isStanding(visitor)) ? visitor : null;
  });
}

export function sessionOf(request: FastifyRequest): string | null {
  return secretIn(request, cookieName);
}

function secretIn(request: FastifyRequest, name: string): string | null {
  return request.cookies[name]?.slice(0, 200) ?? null;
}

export function toCookies(request: FastifyRequest, reply: FastifyReply): Cookies {
  // Believed, because a false claim only locks out whoever makes it.
  const secure = request.headers['x-forwarded-proto'] === 'https';
  // Without a path, browsers send it to the folder it came from, whatever path a proxy puts in front. So all
  // routes that set it must be directly below /api.
  const options = { httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    session: sessionOf(request),
    browser: secretIn(request, browserCookieName),
    setSession(secret, expiresAt) {
      reply.setCookie(cookieName, secret, { ...options, expires: new Date(expiresAt) });
    },
    setBrowser(secret, expiresAt) {
      reply.setCookie(browserCookieName, secret, { ...options, expires: new Date(expiresAt) });
    },
    clearSession() {
      reply.setCookie(cookieName, '', { ...options, maxAge: 0 });
    },
  };
}

function parse(schema: ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return null;
  if (isNestedTooDeeply(value)) throw new ApiError(400, 'bad-input', `In ${where}: it is nested too deeply.`);
  const parsed = schema.safeParse(value);
  if (parsed.success && !holdsOddText(parsed.data)) return parsed.data;
  if (parsed.success)
    throw new ApiError(400, 'bad-input', `In ${where}: a text has a character that databases can’t store.`);
  throw new ApiError(400, 'bad-input', `In ${where}: ${z.prettifyError(parsed.error)}`);
}

const tooFast = new ApiError(429, 'too-fast', 'So many changes at once are not for people; wait a minute.', {
  en: 'You have changed a great deal in a short time. Please wait a minute.',
  de: 'Sie haben in kurzer Zeit sehr viel geändert. Bitte warten Sie eine Minute.',
});

import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import { csrfTokenOf, recognise, type Visitor } from '../../app/access/access.ts';
import { BusyError } from '../../app/access/short-queue.ts';
import { clientGone } from './client-gone.ts';
import { compressReplies } from './compress-replies.ts';
import { isNestedTooDeeply } from './deep-nesting.ts';
import { createLongWork, type LongWork } from './long-work.ts';
import { holdsOddText } from './odd-text.ts';
import { ApiError, type Cookies, type PageContext, type Route } from './route.ts';

const cookieName = 'familiar_session';
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
  // After parsing, because the limit is per login, which is in the body.
  await server.register(fastifyRateLimit, { global: false, hook: 'preHandler' });
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
  server.setErrorHandler(answerError(page));
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
      ...(route.isLimited === true ? { config: { rateLimit: guesses } } : {}),
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        if (route.replyType !== undefined) reply.type(route.replyType);
        return await answer(page, route, { request, reply, longWork });
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
    if (route.isLong === true) longWork.enter(visitor?.user.id ?? '', reply);
  };
}

/** Ten a minute per address and login; behind a proxy, all requests have one address. */
const guesses = {
  max: 10,
  timeWindow: 60_000,
  keyGenerator: ({ ip, body }: FastifyRequest) =>
    `${ip} ${typeof body === 'object' && body !== null && 'login' in body ? String(body.login).slice(0, 80) : ''}`,
  errorResponseBuilder: () => new ApiError(429, 'too-many', 'Too many attempts; wait a minute.'),
};

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
  const call = {
    page,
    params: parse(route.params, request.params, 'the address'),
    query: parse(route.query, request.query, 'the query'),
    body: parse(route.body, request.body, 'the body'),
    visitor,
    cookies,
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
  { app }: PageContext,
  { roles, method }: Pick<Route, 'roles' | 'method'>,
  request: FastifyRequest,
  session: string | null,
): Promise<Visitor | null> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const isScript = token !== undefined;
  const visitor = isScript
    ? await recognise(app, token, 'token')
    : session === null
      ? null
      : await recognise(app, session, 'session');
  if (roles === 'anyone') return visitor;
  if (visitor === null) throw new ApiError(401, 'signed-out', 'Sign in first.');
  if (!roles.includes(visitor.user.role))
    throw new ApiError(403, 'not-allowed', `The role ${visitor.user.role} may not do this.`);
  const isForged =
    !isScript && method !== 'GET' && request.headers[csrfHeader] !== csrfTokenOf(session ?? '');
  if (isForged) throw new ApiError(403, 'forged', 'The request does not come from the page.');
  return visitor;
}

export function sessionOf(request: FastifyRequest): string | null {
  return request.cookies[cookieName]?.slice(0, 200) ?? null;
}

export function toCookies(request: FastifyRequest, reply: FastifyReply): Cookies {
  // Believed, because a false claim only locks out whoever makes it.
  const secure = request.headers['x-forwarded-proto'] === 'https';
  // Without a path, browsers send it to the folder it came from, whatever path a proxy puts in front. So all
  // routes that set it must be directly below /api.
  const options = { httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    session: sessionOf(request),
    setSession(secret, expiresAt) {
      reply.setCookie(cookieName, secret, { ...options, expires: new Date(expiresAt) });
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

function answerError({ app }: PageContext) {
  return (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) => {
    const told = toldOf(error);
    const status = told?.status ?? error.statusCode ?? 500;
    const isOurs = told === null && status >= 500;
    if (isOurs) app.log.error({ err: error, method: request.method }, 'A request of the page failed.');
    const code = told?.code ?? (isOurs ? 'failed' : 'bad-request');
    const text = told === null || told.text === null ? {} : { text: told.text };
    if (told !== null && told.retryAfterSeconds !== null) reply.header('retry-after', told.retryAfterSeconds);
    return reply
      .code(status)
      .send({ error: isOurs ? 'Internal error.' : (told ?? error).message, code, ...text });
  };
}

/** What people are told of an error; null if it is none that they could do anything about. */
function toldOf(error: Error & { statusCode?: number }): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof BusyError) return busy(error.retryAfterSeconds);
  return error.statusCode === 413 ? tooLarge : null;
}

function busy(retryAfterSeconds: number): ApiError {
  const text = {
    en: 'Too many people sign in at the moment. Please try again in a few seconds.',
    de: 'Gerade melden sich zu viele an. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
  };
  return new ApiError(503, 'busy', text.en, text, retryAfterSeconds);
}

const tooLarge = new ApiError(413, 'too-large', 'This is too large.', {
  en: 'This is too large.',
  de: 'Das ist zu groß.',
});

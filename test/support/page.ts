import { addUser, issueSignInLink, signInByLink } from '../../src/app/access/access.ts';
import type { AppContext } from '../../src/app/context.ts';
import type { FetchCalendar } from '../../src/app/plan/refresh-calendars.ts';
import type { Role } from '../../src/app/ports/page.ts';
import { roles } from '../../src/app/ports/page.ts';
import type { PageOptions } from '../../src/http/page/page.ts';
import type { ServerLimits } from '../../src/http/server.ts';
import { startTestServer, type TestServer } from './webhook.ts';

/** Somebody who is signed in to the page, or not. */
export interface TestVisitor {
  readonly role: Role | 'nobody';
  /** As a browser would send it; empty for nobody. */
  readonly cookie: string;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they asked for.
  readonly body: any;
}

export interface TestPage extends TestServer {
  as(role: Role | 'nobody'): Promise<TestVisitor>;
}

export const testPassword = 'correct horse battery';

/** The page's API with a user in every role, each called like their role; agent is Anna. */
export async function startTestPage(
  place: Partial<PageOptions> = {},
  fetchCalendar?: FetchCalendar,
  limits?: ServerLimits,
): Promise<TestPage> {
  const server = await startTestServer({}, limits, place, fetchCalendar);
  const { context } = server;
  const secrets = new Map<string, string>();
  const as = async (role: Role | 'nobody'): Promise<TestVisitor> => {
    if (role !== 'nobody' && !secrets.has(role)) secrets.set(role, await signUp(context, role));
    return visitor(server.url, role, secrets.get(role) ?? null);
  };
  return Object.assign(server, { as });
}

/** A new user of a service, signed in and called like their role. */
export async function signInTo(
  { context, url }: { readonly context: AppContext; readonly url: string },
  role: Role,
): Promise<TestVisitor> {
  return visitor(url, role, await signUp(context, role));
}

async function signUp(context: AppContext, role: Role): Promise<string> {
  const agentId = role === 'agent' ? 'w1' : null;
  // Without a password, because hashing one takes its time on purpose.
  const user = await addUser(context, { login: role, password: null, role, agentId });
  if (user === null) throw new Error(`There is a ${role} already.`);
  const session = await signInByLink(context, await issueSignInLink(context, user));
  return session?.secret ?? '';
}

export const everyRole: readonly (Role | 'nobody')[] = [...roles, 'nobody'];

/** Whoever has the secret of a session; null: nobody. */
export function visitor(url: string, role: Role | 'nobody', secret: string | null): TestVisitor {
  const session = secret === null ? '' : `familiar_session=${secret}`;
  const cookie: Record<string, string> = secret === null ? {} : { cookie: session };
  let csrf: string | null = null;
  const request: TestVisitor['request'] = async (method, path, body, headers = {}) => {
    if (csrf === null && method !== 'GET' && secret !== null) csrf = await csrfOf(url, cookie);
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...cookie,
        ...(csrf === null ? {} : { 'x-familiar-csrf': csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return { role, cookie: session, request };
}

async function csrfOf(url: string, headers: Record<string, string>): Promise<string> {
  const session = (await (await fetch(`${url}/api/session`, { headers })).json()) as { csrf: string };
  return session.csrf;
}

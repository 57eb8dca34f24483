import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { Route } from '../../../src/http/api/route.ts';
import { apiRoutes } from '../../../src/http/api/routes.ts';
import { answer, caller, hangup, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

let page: TestPage;
beforeAll(async () => {
  page = await startTestPage();
  const { context } = page;
  // One call that was answered, and one of somebody else that nobody took.
  await takeCall(context, newCall());
  await recordCall(context, answer({ user: { id: 'w1', name: 'Anna' } }));
  await recordCall(context, hangup());
  const other = { callId: 'B', flowId: 'G', from: '+4930231250099' };
  await takeCall(context, newCall(other));
  await recordCall(context, hangup({ ...other, cause: 'cancel' }));
});
afterAll(() => page[Symbol.asyncDispose]());

const someone = '+4930231250099';

/** A good request for every route that needs more than its path; those for `anyone` are tried elsewhere. */
const examples: Readonly<Record<string, { path?: string; body?: object; status?: number }>> = {
  'GET /calls/:flowId': { path: '/calls/F' },
  'GET /callers': { path: '/callers?search=0171' },
  'GET /callers/:number': { path: `/callers/${caller}` },
  'PUT /callers/:number': {
    path: `/callers/${caller}`,
    body: { name: 'Änne <script>', note: '', objects: false },
  },
  'GET /callers/:number/export': { path: `/callers/${caller}/export` },
  'GET /callers/:number/erasure': { path: `/callers/${caller}/erasure` },
  'DELETE /callers/:number': { path: `/callers/${caller}` },
  'POST /missed': { body: { callers: [someone], action: 'take' } },
  'PUT /missed/:number/note': { path: `/missed/${someone}/note`, body: { note: 'Ruft abends an' } },
  'GET /callers/:number/rule': { path: `/callers/${caller}/rule` },
  'PUT /callers/:number/rule': {
    path: `/callers/${caller}/rule`,
    body: {
      basedOn: 0,
      rule: {
        numbers: ['0171 3920007'],
        vip: true,
        fixed: null,
        never: [],
        blocked: null,
        someoneNew: false,
        until: null,
      },
    },
  },
  'POST /callback-requests/:id': {
    path: '/callback-requests/NEVER',
    body: { action: 'withdraw' },
    status: 404,
  },
  'POST /wishes': { body: { number: someone, reason: '' }, status: 404 },
  'PUT /wishes': { body: { number: someone, agentId: 'w1', isGranted: true }, status: 409 },
  'DELETE /wishes/:number': { path: `/wishes/${someone}`, status: 404 },
  'GET /agents/:agentId': { path: '/agents/w1' },
  'PUT /agents/:agentId/absences': {
    path: '/agents/w2/absences',
    body: { basedOn: 1, absences: [{ from: '2026-06-01', deputies: ['w1'], why: 'Urlaub' }] },
  },
  'POST /agents/:agentId/calendar': {
    path: '/agents/w3/calendar',
    body: { ics: 'no calendar', deputies: [] },
    status: 422,
  },
  'PUT /agents/:agentId/working-times': {
    path: '/agents/w2/working-times',
    body: { basedOn: 2, weekly: { 'monday-friday': '08:00-17:00' } },
  },
  'PUT /agents/:agentId/calendar': { path: '/agents/w3/calendar', status: 400 },
  'PUT /calendars/:name': {
    path: '/calendars/Urlaub',
    body: { address: 'webcal://calendar.invalid/secret.ics', agentId: null, titles: ['Urlaub'] },
  },
  'POST /calendars/:name/look': { path: '/calendars/Urlaub/look', body: { isConfirmed: false } },
  'DELETE /calendars/:name': { path: '/calendars/unknown', status: 404 },
  'POST /dial': { body: { to: someone }, status: 409 },
  'POST /wall': { body: { secret: 'wrong' }, status: 401 },
  'POST /wall-links': { body: { label: 'Flur' } },
  'DELETE /wall-links/:id': { path: '/wall-links/unknown', status: 404 },
  'POST /connect/token': { body: { id: 'token-FAM1L1', token: 'secret' } },
  'POST /connect/address': { body: { address: 'https://127.0.0.1:1/push' } },
  'PUT /connect/team': { body: { basedOn: 0, changes: [{ agentId: 'w2', takesPart: false }] } },
  'PUT /sign-on': {
    body: {
      basedOn: 0,
      issuer: 'https://login.example.com',
      clientId: 'familiar',
      clientSecret: 'known to two',
      pageUrl: 'https://hotline.example.com/',
      scope: 'openid',
      roleClaim: 'groups',
      roles: [{ role: 'admin', value: 'bosses' }],
    },
  },
  'PUT /sign-on/switch': { body: { basedOn: 1, isOn: false } },
  'DELETE /sign-on': { path: '/sign-on?basedOn=2' },
  'PUT /connection': { body: { basedOn: 0, serviceNumbers: ['030 23125001'] } },
  'PUT /figures-of-agents': { body: { isOn: true } },
  'POST /agents/:agentId/pause': { path: '/agents/w1/pause', body: { minutes: 30, reason: 'Pause' } },
  'DELETE /agents/:agentId/pause': { path: '/agents/w1/pause' },
  'POST /agents/:agentId/free': { path: '/agents/w1/free' },
  'GET /reports': { path: '/reports?from=2026-05-20&to=2026-06-02' },
  'GET /reports/uncounted': { path: '/reports/uncounted?from=2026-05-20&to=2026-06-02' },
  'PUT /sign-ons/:id/agent': {
    path: `/sign-ons/sso-${'x'.repeat(43)}/agent`,
    body: { agentId: 'w1' },
  },
  'PUT /password': { body: { old: 'none', password: 'Tisch Wolke Gabel' }, status: 422 },
  'POST /second-factor': { body: { password: 'none' }, status: 422 },
  'PUT /second-factor': { body: { code: '123456' }, status: 422 },
  'POST /second-factor/recovery-codes': { body: { password: 'none', code: '123456' }, status: 404 },
  'POST /second-factor/off': { body: { password: 'none', code: '123456' }, status: 404 },
  'DELETE /users/:id/second-factor': { path: '/users/unknown/second-factor', status: 404 },
  'POST /keys': { body: { label: 'script' } },
  'DELETE /keys/:id': { path: '/keys/unknown', status: 404 },
  'POST /users': { body: { login: 'new', password: 'long enough', role: 'agent', agentId: 'w2' } },
  'PUT /users/:id': {
    path: '/users/unknown',
    body: { role: 'viewer', agentId: null, password: null },
    status: 404,
  },
  'DELETE /users/:id': { path: '/users/unknown', status: 404 },
  'DELETE /users/:id/sessions': { path: '/users/unknown/sessions', status: 404 },
  'DELETE /users/:id/keys/:key': { path: '/users/unknown/keys/unknown', status: 404 },
  'POST /users/:id/password-link': { path: '/users/unknown/password-link', status: 404 },
  'POST /password-link': { body: { secret: 'guess' }, status: 401 },
  'PUT /password-link': { body: { secret: 'guess', password: 'Tisch Wolke Gabel' }, status: 401 },
  'GET /settings/rules': { path: '/settings/rules?search=0171&kind=vip' },
  'POST /settings/calendar': { body: { month: '2026-12', hours: { weekly: { monday: '08:00-12:00' } } } },
  'POST /settings/rota': { body: { rota: { from: '2026-11-30', at: '08:00', turns: ['w1'] } } },
  'POST /settings/review': { body: { basedOn: 0, sections: { language: 'en' } } },
  'POST /settings/merge': { body: { basedOn: 0, sections: { language: 'en' } } },
  'POST /settings/preview': { body: { basedOn: 0, sections: { language: 'en' } } },
  'PUT /settings': { body: { basedOn: 0, sections: { language: 'en' } } },
  'GET /settings/log/:number': { path: '/settings/log/1' },
  'POST /settings/undo': { body: { basedOn: 1, number: null } },
  'PUT /announcements/sound': { path: '/announcements/sound?name=hello&language=de', status: 400 },
  'DELETE /announcements': { path: '/announcements?name=hello', status: 422 },
  'GET /demo': { status: 404 },
  'POST /demo': { body: { action: 'call', from: 'anonymous' }, status: 404 },
  'POST /demo/empty': { status: 404 },
  'GET /demo/account': { status: 404 },
  'POST /demo/account': { body: { fault: 'hangs', isOn: true }, status: 404 },
};

/** A change of the configuration is one of whatever is in force by then. */
async function uponLatest(
  { path }: Route,
  body: object | undefined,
  admin: TestVisitor,
): Promise<object | undefined> {
  if (body === undefined || !('basedOn' in body)) return body;
  if (path === '/connection')
    return { ...body, basedOn: (await admin.request('GET', '/connection')).body.number };
  if (path.startsWith('/sign-on'))
    return { ...body, basedOn: (await admin.request('GET', '/sign-on')).body.number };
  const { revision } = (await admin.request('GET', '/settings')).body;
  return { ...body, basedOn: revision };
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
// Signing out comes last.
const routes = apiRoutes.filter(
  ({ method, path, replyType }) => replyType === undefined && (path !== '/session' || method === 'GET'),
);

/** The schema of a reply, with what it refers to. */
function asJsonSchema(response: { content: Content }, document: { components: { schemas: object } }): Schema {
  const { schema } = response.content['application/json'];
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'));
}

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Content = { 'application/json': { schema: object } };

describe('every route answers as the OpenAPI document says', () => {
  test.each(routes.filter(({ path }) => !/^\/(session-by-link|set-up)$/.test(path)))(
    '$method $path',
    async route => {
      const example = examples[nameOf(route)] ?? {};
      const admin = await page.as('admin');
      const body = await uponLatest(route, example.body, admin);
      const answered = await admin.request(route.method, example.path ?? route.path, body);
      expect([answered.status, answered.body.error]).toEqual([
        example.status ?? 200,
        example.status === undefined ? undefined : expect.any(String),
      ]);
      const document = (await admin.request('GET', '/openapi.json')).body;
      const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')][route.method.toLowerCase()];
      const response = operation.responses[example.status === undefined ? '200' : 'default'];
      const documented = z.fromJSONSchema(asJsonSchema(response, document));
      expect(documented.safeParse(answered.body).error).toBeUndefined();
    },
  );
});

test('the document is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const admin = await page.as('admin');
  const { body } = await admin.request('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const names = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(match => match[1]);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter(name => !((name ?? '') in body.components.schemas))).toEqual([]);
  expect(JSON.stringify(body)).not.toContain('$defs');
});

describe('bad input is refused with what is wrong', () => {
  test.each([
    ['GET', `/callers?search=${'a'.repeat(101)}`, undefined],
    ['GET', '/callers/%2e%2e%2f%2e%2e%2fetc', undefined],
    ['GET', '/callers/110', undefined],
    ['GET', '/reports?from=yesterday&to=2026-01-01', undefined],
    ['GET', '/reports?from=2026-13-45&to=2026-13-46', undefined],
    ['GET', '/reports?from=2026-02-01&to=2026-01-01', undefined],
    ['GET', '/reports?from=2000-01-01&to=2026-01-01', undefined],
    ['PUT', `/callers/${caller}`, { name: 'x'.repeat(121), note: '', objects: false }],
    ['PUT', `/callers/${caller}`, { name: 'x', note: '', objects: 'yes' }],
    // Of what not every database can hold.
    ['PUT', `/callers/${caller}`, { name: 'x\u0000', note: '', objects: false }],
    ['PUT', `/callers/${caller}`, { name: 'x', note: 'half of a pair: \ud83d', objects: false }],
    ['GET', '/callers?search=%00', undefined],
    ['PUT', `/callers/${caller}`, { name: 'x', note: '', objects: false, more: 1 }],
    ['GET', '/missed?limit=0', undefined],
    ['GET', '/missed?limit=9999999', undefined],
    ['GET', '/missed?after=1', undefined],
    ['GET', '/missed/settled?after=now~%2B49', undefined],
    ['POST', '/missed', { callers: [someone], action: 'explode' }],
    ['POST', '/missed', { callers: [], action: 'done' }],
    ['POST', '/missed', { callers: ['me'], action: 'done' }],
    ['PUT', `/missed/${someone}/note`, { note: 'x'.repeat(2_001) }],
    ['POST', '/agents/w1/pause', { minutes: 0, reason: '' }],
    ['POST', '/agents/w1/pause', { minutes: 1e9, reason: '' }],
    ['POST', '/agents/w1/pause', { minutes: 5, reason: 'x'.repeat(101) }],
    ['POST', '/users', { login: 'a b', password: 'long enough', role: 'viewer', agentId: null }],
    ['POST', '/users', { login: 'ab', password: 'long enough', role: 'root', agentId: null }],
    ['POST', '/users', { login: 'ab', password: 'long enough', role: 'agent', agentId: null }],
    ['POST', '/users', { login: 'ab', password: 'long enough', role: 'agent', agentId: 'w99' }],
  ])('%s %s', async (method, path, body) => {
    const admin = await page.as('admin');
    const answered = await admin.request(method, path, body);
    expect([answered.status, answered.body.code]).toEqual([400, 'bad-input']);
    expect(answered.body.error.length).toBeGreaterThan(10);
  });

  test('what is no JSON, too much, or of another type', async () => {
    const admin = await page.as('admin');
    const large = await admin.request('POST', '/keys', { label: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    const form = await admin.request('POST', '/keys', { label: 'x' }, { 'content-type': 'text/plain' });
    expect(form.status).toBe(415);
  });
});

test('somebody in the role agent sees the callbacks of those they know, and no others', async () => {
  const agent = await page.as('agent');
  const nothing = { blocked: 0, own: 0, expensive: 0, withheld: 0 };
  const none = { count: 0, next: null, isCut: false };
  expect((await agent.request('GET', '/missed')).body).toEqual({ missed: [], hidden: nothing, ...none });
  expect((await agent.request('GET', '/missed/settled')).body).toEqual({ settled: [], ...none });
  const done = await agent.request('POST', '/missed', { callers: [someone], action: 'done' });
  const noted = await agent.request('PUT', `/missed/${someone}/note`, { note: 'x' });
  expect([done.status, noted.status]).toEqual([404, 404]);
});

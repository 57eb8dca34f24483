import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe } from '../../src/announcements/announcement.ts';
import { makeChime } from '../../src/announcements/chime.ts';
import { loadAnnouncements } from '../../src/announcements/load-announcements.ts';
import { createConnectionFollower } from '../../src/app/connect/follow-connection.ts';
import { createLiveConnection } from '../../src/app/connect/live-connection.ts';
import type { AppContext } from '../../src/app/context.ts';
import { reportHealth, reportReadiness } from '../../src/app/health/report-health.ts';
import { createImportJob, type PastCalls } from '../../src/app/history/import-job.ts';
import { archiveHere } from '../../src/app/page/archive.ts';
import { createPlanFollower } from '../../src/app/plan/follow-plan.ts';
import type { FetchCalendar } from '../../src/app/plan/refresh-calendars.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import type { Connection } from '../../src/domain/connection.ts';
import type { FixedSetting } from '../../src/http/api/route.ts';
import { createPage, type PageOptions } from '../../src/http/page/page.ts';
import { createServer, type ServerLimits } from '../../src/http/server.ts';
import { createAnnouncementShelf } from '../../src/http/webhook/announcement-shelf.ts';
import type { Webhook } from '../../src/http/webhook/webhook.ts';
import { usualPath } from '../../src/http/webhook/webhook-path.ts';
import { documentOfPlan } from '../../src/plan/document-of-plan.ts';
import { createSignatureVerifier } from '../../src/sipgate/signature.ts';
import { createCalendarDesk } from '../../src/wiring/configured-calendars.ts';
import { connectToolsOf } from '../../src/wiring/configured-connect.ts';
import { createTestApp, type TestApp, testConnection } from './app.ts';
import { caller, hotline } from './builders.ts';
import { pushHeaders, testPublicKeyPem } from './signing.ts';

export interface TestServer extends TestApp, AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** How many connections are open. */
  connections(): Promise<number>;
  push(body: string | Buffer, headers?: Record<string, string>): Promise<Response>;
}

/** Where no sipgate is. */
const unreachable = 'http://127.0.0.1:1/v2';

/** The webhook on a real port of this machine, over a database in memory. */
export async function startTestServer(
  { url = testConnection.webhookUrl, ...overrides }: Partial<Webhook> & { readonly url?: URL | null } = {},
  limits?: ServerLimits,
  place: Partial<PageOptions> = {},
  fetchCalendar?: FetchCalendar,
): Promise<TestServer> {
  const environment: Connection = { ...testConnection, webhookUrl: url };
  const app = await createTestApp({ connection: createLiveConnection(environment) });
  const verify = createSignatureVerifier(testPublicKeyPem);
  const shelf = createAnnouncementShelf(() => app.context.connection.current.webhookUrl);
  const chime = shelf.put(describe(makeChime()))?.href ?? null;
  const context: AppContext = { ...app.context, announcementUrl: name => (name === 'chime' ? chime : null) };
  const webhook: Webhook = {
    verify,
    shelf,
    context,
    ...overrides,
  };
  const health = {
    summary: () => reportHealth(context),
    readiness: () => reportReadiness(context, false),
  };
  const sounds = await loadAnnouncements();
  const desk = {
    store: context.store,
    clock: app.clock,
    fromEnvironment: documentOfPlan(context.known.plan),
    builtInAnnouncements,
    onStored: createPlanFollower(context, context.known.plan).lookNow,
  };
  const closing = new AbortController();
  const page = createPage(context, {
    files: null,
    past: [],
    archive: archiveHere(context),
    demo: null,
    version: 'test',
    desk,
    environment: testEnvironment,
    shippedSound: sounds.find,
    calendars: {
      ...createCalendarDesk({ calendarPrivateHosts: [] }, desk, app.log),
      ...(fetchCalendar !== undefined && { fetchCalendar }),
    },
    connection: { environment, look: createConnectionFollower(context, environment).look },
    connectTools: connectToolsOf(unreachable, context),
    port: 8080,
    importJob: createImportJob(context, noPastCalls, closing.signal),
    dialler: () => null,
    singleSignOn: null,
    ...place,
  });
  const server = createServer({ webhook, health, page }, app.log, limits);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const watching = page.watch(closing.signal);
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...app,
    port,
    url: origin,
    connections: promisify(server.server.getConnections.bind(server.server)),
    push: (body, headers = pushHeaders(body)) =>
      fetch(`${origin}${context.connection.current.webhookUrl?.pathname ?? usualPath}`, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body)),
        headers,
      }),
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await watching;
      await server.close();
      await webhook.context.store.close();
    },
  };
}

const noPastCalls: PastCalls = { open: async () => null, problemOf: () => null };

const testEnvironment: readonly FixedSetting[] = [
  {
    name: 'PORT',
    value: '8080',
    state: 'default',
    what: { de: 'Port', en: 'Port' },
    isRouting: false,
    isForAdmins: false,
  },
  {
    name: 'TOKEN',
    value: null,
    state: 'hidden',
    what: { de: 'Token', en: 'Token' },
    isRouting: false,
    isForAdmins: false,
  },
  {
    name: 'OVERFLOW',
    value: 'voicemail',
    state: 'set',
    what: { de: 'Überlauf', en: 'Overflow' },
    isRouting: true,
    isForAdmins: false,
  },
  {
    name: 'WRAP_UP_SECONDS',
    value: '20',
    state: 'set',
    what: { de: 'Nachbearbeitung', en: 'Wrap-up' },
    isRouting: false,
    isForAdmins: false,
  },
  {
    name: 'WEBHOOK_URL',
    value: 'https://hotline.example.com/push',
    state: 'set',
    what: { de: 'Adresse', en: 'Address' },
    isRouting: false,
    isForAdmins: true,
  },
];

/** The body of a push; what is undefined is left out. */
export function pushBody(fields: Record<string, string | undefined> = {}): string {
  const all = {
    event: 'newCall',
    direction: 'in',
    from: caller.slice(1),
    to: hotline.slice(1),
    callId: 'A',
    origCallId: fields['callId'] ?? 'A',
    xcid: fields['callId'] ?? 'A',
    ...fields,
  };
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given).toString();
}

import type { FastifyInstance } from 'fastify';
import { usersOfKeys } from '../../app/access/access.ts';
import { createSignInLimits } from '../../app/access/limits/sign-in-limits.ts';
import { createTallies } from '../../app/access/limits/tallies.ts';
import { createRecentVisitors, type RecentVisitors } from '../../app/access/recent-visitors.ts';
import { createSignOnFollower } from '../../app/access/sign-on/follow-sign-on.ts';
import { createRefusedSignIns } from '../../app/access/sign-on/refused.ts';
import { createStanding, type Renewing } from '../../app/access/sign-on/standing.ts';
import { isOfSignOn, type SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import { rememberComparison } from '../../app/page/compare-figures.ts';
import { keepCallbacks } from '../../app/page/keep-callbacks.ts';
import { keepRequests } from '../../app/page/keep-requests.ts';
import { createLiveBoard } from '../../app/page/live-board.ts';
import type { Accounts } from '../../app/ports/accounts.ts';
import type { PastDecision } from '../../app/ports/page.ts';
import { repeat } from '../../app/repeat.ts';
import { createAtAGlance } from '../api/at-a-glance.ts';
import { tellOfCallbacks } from '../api/callback-count.ts';
import { createCallerNames } from '../api/caller-names.ts';
import { eventRoute } from '../api/event-route.ts';
import { createLiveStream, type LiveStream } from '../api/live-stream.ts';
import { mountRoutes } from '../api/mount-routes.ts';
import { oidcRoutes } from '../api/oidc-routes.ts';
import { openApiRoute } from '../api/openapi.ts';
import { learnNames, renderChange } from '../api/render-board.ts';
import { tellOfRequests } from '../api/request-count.ts';
import type { PageContext } from '../api/route.ts';
import { apiRoutes } from '../api/routes.ts';
import { signOnTestRoute } from '../api/sign-on-test.ts';
import { type OidcInForce, oidcInForce } from '../oidc/in-force.ts';
import { type PageFiles, pageRoutes } from './page-files.ts';

export interface PageOptions
  extends Pick<
    PageContext,
    | 'demo'
    | 'version'
    | 'desk'
    | 'environment'
    | 'shippedSound'
    | 'calendars'
    | 'connection'
    | 'connectTools'
    | 'port'
    | 'importJob'
    | 'dialler'
    | 'archive'
  > {
  readonly files: PageFiles | null;
  /** Calls of today that are already known, oldest first. */
  readonly past: readonly PastDecision[];
  /** What the environment says of single sign-on; null: it does not set it up. */
  readonly singleSignOn: SingleSignOn | null;
  /** What the environment says where browsers find the page; null or left out: nothing. */
  readonly pageUrl?: URL | null;
}

/** The page with its API, to be served beside the webhook. */
export interface Page {
  mount(server: FastifyInstance): void;
  /** Keeps the board up to date and the stream alive until `signal` aborts; resolves when an import has ended too. */
  watch(signal: AbortSignal): Promise<void>;
}

/** How often viewers are told of changes. */
const refreshMs = 100;
const beatMs = 15_000;
/** How often it is looked at how the service is doing, for those who watch. */
const glanceMs = 2_000;
/** How often it is looked whether callbacks have changed, while anybody watches. */
const callbacksMs = 1_000;
/** How soon a stream ends whose key was revoked on another instance. */
const dismissMs = 1_000;
/** How long after the last viewer left changes are kept for them to catch up. */
const absenceMs = 60_000;

/** More than anybody changes by hand; a script may change as much an hour, and slowly more. */
const changesAllowed = { atOnce: 60, everyMs: 60_000 };

/** Enough to see that somebody is trying, and never more than 3,000 entries a day. */
const strangersNoted = { atOnce: 100, everyMs: 30_000 };

/** Several wait for the answer, so nobody's leaving drops the question. */
const forEverybody = new AbortController().signal;

export function createPage(
  app: AppContext,
  { files, past, singleSignOn, pageUrl = null, ...place }: PageOptions,
): Page {
  const board = createLiveBoard(app, past);
  const names = createCallerNames(app.store.directory, () => performance.now());
  const stream = createLiveStream();
  const glance = createAtAGlance(app, stream);
  const recentVisitors = createRecentVisitors(() => performance.now());
  const onSignOnChanged = (): void => recentVisitors.forget(({ user }) => user !== null && isOfSignOn(user));
  const environment = { singleSignOn, pageUrl };
  const signOn = createSignOnFollower(app, environment, onSignOnChanged);
  const oidc = oidcInForce(signOn, app);
  const isStanding = createStanding(app, renewingBy(oidc));
  // If the database can't tell, everybody stays.
  const dismiss = (): Promise<void> =>
    stream.dismiss(hashes => usersOfKeys(app, hashes, isStanding)).catch(() => {});
  const page: PageContext = {
    app,
    board,
    names,
    accounts: withEndings(app.store.accounts, { forget: recentVisitors.forget, onEnded: dismiss }),
    directory: app.store.directory,
    revisions: place.desk.store,
    ...place,
    callbacks: keepCallbacks(app, place.archive, () => performance.now()),
    requests: keepRequests(app, place.dialler),
    comparison: rememberComparison(() => place.archive.comparison(forEverybody), app.clock),
    refusedSignIns: createRefusedSignIns(app.clock),
    pace: createTallies(app.clock, changesAllowed),
    signInLimits: createSignInLimits(app.clock),
    strangersNoted: createTallies(app.clock, strangersNoted),
    signOn: { ...signOn, environment },
    isStanding,
    recentVisitors,
    viewers: () => stream.viewers(),
    atAGlance: glance.told,
  };
  app.erasures.subscribe(isErased => {
    names.forget(isErased);
    // Whoever comes back gets the whole board, without them.
    stream.forget();
  });
  board.subscribe(change => stream.publish(() => renderChange(page, change)));

  return {
    mount(server) {
      pageRoutes(server, files);
      server.register(
        async scope => {
          await mountRoutes(scope, page, apiRoutes);
          eventRoute(scope, page, stream);
          oidcRoutes(scope, page, oidc);
          signOnTestRoute(scope, page);
          openApiRoute(scope, apiRoutes, place.version);
        },
        { prefix: '/api' },
      );
      // While the database is away, it is looked again by and by.
      server.addHook('onReady', () => signOn.look().catch(() => {}));
      server.addHook('preClose', async () => stream.close());
    },
    async watch(signal) {
      await Promise.all([
        tellViewers(page, stream, signal),
        repeat(async () => glance.look(), { intervalMs: glanceMs, signal }),
        signOn.follow(signal),
        repeat(dismiss, { intervalMs: dismissMs, signal }),
      ]);
      await page.importJob.stop();
    },
  };
}

/** How the provider in force is asked whether it still vouches for people. */
function renewingBy(oidc: () => OidcInForce | null): () => Renewing | null {
  return () => {
    const now = oidc();
    return now === null ? null : { secret: now.setUp.clientSecret, ask: now.client.ask };
  };
}

/** Tells viewers of everything that changes, until `signal` aborts. */
async function tellViewers(page: PageContext, stream: LiveStream, signal: AbortSignal): Promise<void> {
  await Promise.all([
    repeat(createRefresh(page, stream), { intervalMs: refreshMs, signal }),
    repeat(tellOfCallbacks(page, stream), { intervalMs: callbacksMs, signal }),
    repeat(tellOfRequests(page, stream), { intervalMs: callbacksMs, signal }),
    repeat(async () => stream.beat(), { intervalMs: beatMs, signal }),
  ]);
}

/** Makes a function that tells viewers what has changed. */
function createRefresh(page: PageContext, stream: LiveStream): () => Promise<void> {
  let watchedAt = -absenceMs;
  return async () => {
    const now = performance.now();
    if (stream.viewers() > 0) watchedAt = now;
    if (now - watchedAt > absenceMs) {
      page.board.skip();
      stream.forget();
      return;
    }
    await learnNames(page);
    page.board.refresh();
  };
}

/** Accounts of which each change that may end keys is followed by `onEnded`, so that streams end at once. */
function withEndings(
  accounts: Accounts,
  { forget, onEnded }: Pick<RecentVisitors, 'forget'> & { readonly onEnded: () => Promise<void> },
): Accounts {
  const { changeUser, editUser, usePasswordLink, deleteUser, deleteKey, endSessions } = accounts;
  const andEnd = async (isChanged: boolean): Promise<boolean> => {
    await onEnded();
    return isChanged;
  };
  const forgetUser = (id: string): void => forget(({ user }) => user?.id === id);
  return {
    ...accounts,
    changeUser(change, kept) {
      forgetUser(change.id);
      return changeUser(change, kept).then(andEnd);
    },
    editUser(edit) {
      forgetUser(edit.id);
      return editUser(edit).then(andEnd);
    },
    usePasswordLink(hash, passwordHash, now) {
      // Whose link it is shows in the database alone.
      forget(() => true);
      return usePasswordLink(hash, passwordHash, now).then(andEnd);
    },
    deleteUser(id) {
      forgetUser(id);
      return deleteUser(id).then(onEnded);
    },
    deleteKey(hash) {
      forget(({ keyHash }) => keyHash === hash);
      return deleteKey(hash).then(onEnded);
    },
    endSessions(userId, kept) {
      forgetUser(userId);
      return endSessions(userId, kept).then(onEnded);
    },
  };
}

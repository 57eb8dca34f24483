import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { loadAnnouncements } from './announcements/load-announcements.ts';
import { readConfiguredSound } from './announcements/read-configured-sound.ts';
import { createSoundLibrary, type SoundLibrary } from './announcements/sound-library.ts';
import { inviteFirstUser } from './app/access/invite-first-user.ts';
import { followCallbacks } from './app/callbacks/follow-callbacks.ts';
import { createConnectionFollower } from './app/connect/follow-connection.ts';
import type { AppContext } from './app/context.ts';
import { deferred } from './app/deferred.ts';
import { gatherAccount } from './app/health/gather-account.ts';
import { gatherFacts } from './app/health/gather-facts.ts';
import { noticeSilence } from './app/health/notice-silence.ts';
import { reportHealth, reportReadiness } from './app/health/report-health.ts';
import { createImportJob } from './app/history/import-job.ts';
import { keepBeside } from './app/keep-beside.ts';
import type { Demo } from './app/page/demo.ts';
import { keepSums } from './app/page/keep-sums.ts';
import { followCalendars } from './app/plan/follow-calendars.ts';
import { createPlanFollower, type PlanFollower, putInForce } from './app/plan/follow-plan.ts';
import { type PlanDesk, StoredPlanError } from './app/plan/plan-desk.ts';
import type { Clock, Log } from './app/ports/log.ts';
import type { Store } from './app/ports/store.ts';
import { type PollOptions, pollPresence } from './app/roster/poll-presence.ts';
import { followClock } from './app/switchboard/follow-clock.ts';
import { followOthers } from './app/switchboard/follow-others.ts';
import { recall } from './app/switchboard/recall.ts';
import { reconcileCalls } from './app/switchboard/reconcile-calls.ts';
import { type WatchedClock, watchClock } from './app/switchboard/watch-clock.ts';
import type { Config } from './config/config.ts';
import { warnOfIgnored } from './config/ignored-settings.ts';
import { configuredSound, planFromSettings } from './config/plan-from-settings.ts';
import type { Plan } from './domain/plan.ts';
import { type Doors, openDoors } from './http/doors.ts';
import type { HealthSources } from './http/health.ts';
import { openPage, type PagePlace } from './http/page/open-page.ts';
import type { Page } from './http/page/page.ts';
import { createAnnouncementShelf } from './http/webhook/announcement-shelf.ts';
import { isEverywhere } from './http/webhook/own-address.ts';
import { soundsByName } from './http/webhook/sounds-by-name.ts';
import { loadPublicKey } from './sipgate/load-public-key.ts';
import { createSignatureVerifier } from './sipgate/signature.ts';
import { openArchive, openArchiveHere } from './wiring/archive/open-archive.ts';
import { createCalendarDesk } from './wiring/configured-calendars.ts';
import { connectToolsOf } from './wiring/configured-connect.ts';
import { connectionOf } from './wiring/configured-connection.ts';
import { foldersOf } from './wiring/configured-files.ts';
import { createPlanDesk } from './wiring/configured-plan-desk.ts';
import { diallerOf, rosterSourceOf } from './wiring/configured-roster.ts';
import { openDurableStore } from './wiring/configured-store.ts';
import { createContext } from './wiring/create-context.ts';
import { pastCallsOf } from './wiring/past-calls.ts';

/** What may differ from one run to the next without being configuration. */
export interface Surroundings {
  readonly log: Log;
  /** Default: the real time. */
  readonly clock?: Clock;
  /**
   * Milliseconds that only ever run on, by which leaps of `clock` are told. Default: those of the process for
   * the real time, else none, so time may run as it likes.
   */
  readonly uptime?: Clock;
  /** Default: the database that the configuration names. Closed with the service. */
  readonly store?: Store;
  /** Default: what the environment says. */
  readonly plan?: Plan;
  /** How often it is looked who may be called back, in real milliseconds. Default: as often as is usual. */
  readonly callbackIntervalMs?: number;
  /** What a visitor plays with on the page; default: nothing. */
  readonly demo?: Demo;
}

/** A running Familiar. */
export interface Service extends AsyncDisposable {
  /** Where it listens for pushes, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where the page is; the same unless it has a port of its own. */
  readonly pageUrl: string;
  readonly context: AppContext;
  /** Resolves once the roster has been fetched for the first time. */
  readonly rosterKnown: Promise<void>;
  /** Finishes what is in flight, then lets go of everything. */
  close(): Promise<void>;
}

/**
 * Starts the service: resolves when it listens. Agents become known in the background; until then it goes by
 * those of the last run.
 *
 * @throws StoreError, SpoolError, AnnouncementError, AssetError or PublicKeyError if the configuration can't
 * be followed.
 */
export async function startService(config: Config, surroundings: Surroundings): Promise<Service> {
  const { log, plan = planFromSettings(config) } = surroundings;
  const { clock, onLeap } = watch(surroundings);
  const verify = createSignatureVerifier(await loadPublicKey(config.sipgate.publicKeyFile));
  const store = surroundings.store ?? (await openDurableStore(config, { log, clock, plan }));
  const shelf = createAnnouncementShelf(() => context.connection.current.webhookUrl);
  const sounds = await openSounds(config);
  const context: AppContext = createContext(config, store, {
    log,
    clock,
    plan,
    ...soundsByName(sounds, shelf, () => context.known.plan.language),
  });
  onLeap(byMs => followClock(context, byMs));
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each request that is under way listens, and a poll of presence makes many at once.
  setMaxListeners(0, signal);

  const connection = createConnectionFollower(context, connectionOf(config));
  const planFollower = createPlanFollower(context, plan);
  const desk = { ...createPlanDesk(config, store, clock, plan), onStored: planFollower.lookNow };
  const parts = pageParts(context, config, { desk, lookAtConnection: connection.look });
  // Before the past is read, so nothing falls between the two.
  const following = followOthers(context, stopping.signal);
  const past = store === surroundings.store ? openArchiveHere(context) : openArchive(config, context);
  let page: Page;
  let doors: Doors;
  try {
    await connection.look();
    await startPlan(context, config);
    await recall(context);
    await noticeSilence(context);
    page = await openPage(context, {
      ...parts,
      archive: past.archive,
      importJob: createImportJob(context, pastCallsOf(config, context), stopping.signal),
      demo: surroundings.demo ?? null,
      shippedSound: sounds.shipped,
    });
    const served = { webhook: { context, verify, shelf }, health: healthOf(context, signal), page };
    doors = await openDoors(served, { pushes: config, page: config.pagePlace }, log);
  } catch (error) {
    stopping.abort();
    await following;
    await past.close();
    await context.store.close();
    throw error;
  }

  const { promise: rosterKnown, resolve: onRoster } = deferred();
  const inBackground = [
    following,
    connection.follow(signal),
    page.watch(signal),
    keepSums(context, past.archive, signal),
    followCalendars(context, createCalendarDesk(config, desk, log), signal),
    ...keepUpToDate(context, config, { ...surroundings, ...parts, planFollower, signal, onRoster }),
  ];
  const close = async (): Promise<void> => {
    stopping.abort();
    await Promise.all([doors.close(), ...inBackground]);
    await past.close();
    await context.store.close();
  };
  const { host } = config.pagePlace ?? config;
  await inviteFirstUser(context, config.singleSignOn?.pageUrl ?? new URL(doors.pageUrl), isEverywhere(host));
  return { ...doors, context, rosterKnown, close, [Symbol.asyncDispose]: close };
}

function healthOf(context: AppContext, stopping: AbortSignal): HealthSources {
  return {
    summary: () => reportHealth(context),
    readiness: () => reportReadiness(context, stopping.aborted),
  };
}

/** What the page is made of, as far as the configuration says it. */
function pageParts(
  context: AppContext,
  config: Config,
  {
    desk,
    lookAtConnection: look,
  }: { readonly desk: PlanDesk; readonly lookAtConnection: () => Promise<void> },
): Omit<PagePlace, 'demo' | 'shippedSound' | 'archive' | 'importJob'> {
  return {
    folders: pageFolders,
    version: manifest.version,
    desk,
    environment: config.fixedSettings,
    calendars: createCalendarDesk(config, desk, context.log),
    connection: { environment: connectionOf(config), look },
    connectTools: connectToolsOf(config.sipgate.apiUrl, context),
    port: config.port,
    dialler: diallerOf(config, context),
    singleSignOn: config.singleSignOn,
    pageUrl: config.pageUrl,
  };
}

/** What goes on beside the calls, until `signal` aborts. */
function keepUpToDate(
  context: AppContext,
  config: Config,
  {
    planFollower,
    signal,
    onRoster,
    dialler,
    callbackIntervalMs: intervalMs,
  }: Pick<PollOptions, 'signal' | 'onRoster'> &
    Pick<PagePlace, 'dialler'> &
    Pick<Surroundings, 'callbackIntervalMs'> & { readonly planFollower: PlanFollower },
): Promise<void>[] {
  const source = rosterSourceOf(config, context);
  const { presenceIntervalMs } = config.sipgate;
  return [
    planFollower.follow(signal),
    pollPresence(context, source, { intervalMs: presenceIntervalMs, signal, onRoster }),
    ...keepBeside(context, { ...config, signal }),
    gatherFacts(context, { folders: foldersOf(config), dialler, signal }),
    gatherAccount(context, connectToolsOf(config.sipgate.apiUrl, context), signal),
    followCallbacks(context, dialler, { signal, intervalMs }),
    reconcileCalls(context, source, { presenceIntervalMs, signal }),
  ];
}

async function openSounds({ announcement }: Config): Promise<SoundLibrary> {
  const configured =
    announcement.kind === 'file'
      ? new Map([[configuredSound, await readConfiguredSound(announcement.file)]])
      : new Map();
  return createSoundLibrary(await loadAnnouncements(), configured);
}

function watch({ clock, uptime }: Surroundings): WatchedClock {
  if (clock === undefined) return watchClock(Date.now, () => performance.now());
  return uptime === undefined ? { clock, onLeap: () => {} } : watchClock(clock, uptime);
}

/** Where the built page lies: beside the bundle, or seen from this file. */
const pageFolders = ['./web/', '../dist/web/'].map(path => fileURLToPath(new URL(path, import.meta.url)));

/** A configuration that can't be read must not keep the service from answering calls. */
async function startPlan(context: AppContext, config: Config): Promise<void> {
  try {
    const { revision, notes } = await putInForce(context, context.known.plan, null);
    for (const { en } of notes) context.log.warn({ revision }, en);
    if (revision > 0)
      for (const warning of warnOfIgnored(config, context.known.plan)) context.log.warn({}, warning);
  } catch (error) {
    if (!(error instanceof StoredPlanError)) throw error;
    context.log.error({ err: error }, 'The configuration can’t be read, so the environment is in force.');
  }
}

import { defaultLearning } from '../domain/call-record.ts';
import { asFolder } from '../domain/sign-on-settings.ts';
import type { DatabaseConfig } from '../store/database/database-config.ts';
import type { Config } from './config.ts';
import { findContradictions, type Problem, warnAbout } from './contradictions.ts';
import { fixedSettings } from './fixed-settings.ts';
import { readDatabase, type SettledDatabase } from './read-database.ts';
import { readSecretKey, secretBeside } from './read-secret-key.ts';
import { routingSettings, type Settings, secretSettings, settings } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ReadConfig =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Turns the environment into a Config, or into every problem at once: each names the setting, its value
 * (secrets masked) and what to give instead. A setting that is empty counts as not set.
 *
 * @param places where settings are in a file, to be named in the problems
 */
export function readConfig(
  environment: Environment,
  places: ReadonlyMap<string, string> = new Map(),
): ReadConfig {
  const given = Object.fromEntries(
    Object.entries(environment)
      .filter(([, value]) => value !== undefined && value.trim() !== '')
      .map(([name, value = '']) => [name, tidy(name, value)] as const),
  );
  const result = settings.safeParse(given);
  const read = readDatabase(given);
  const key = readSecretKey(given);
  const problems: Problem[] = [
    ...(result.error?.issues ?? []).map(issue => ({ name: String(issue.path[0]), remedy: issue.message })),
    ...findContradictions(given),
    ...(read.ok ? [] : read.problems),
    ...(key.ok ? [] : [key.problem]),
  ];
  if (!result.success || !read.ok || !key.ok || problems.length > 0)
    return { ok: false, problems: problems.map(problem => describe(problem, given, places)) };
  return {
    ok: true,
    config: {
      ...toConfig(result.data, withTimezone(read.database, result.data)),
      secretKey: key.secretKey ?? secretBeside(read.database),
      routingSettings: routingSettings.filter(name => given[name] !== undefined),
      fixedSettings: fixedSettings(given, result.data),
    },
    warnings: [...warnAbout(result.data), ...read.warnings],
  };
}

/** A password may begin and end with any character except a line break. */
function tidy(name: string, value: string): string {
  return /^DATABASE_PASSWOR[DT]$/.test(name) ? value.replace(/[\r\n]+$/, '') : value.trim();
}

function describe(
  { name, remedy, isSecret = secretSettings.has(name) }: Problem,
  given: Environment,
  places: ReadonlyMap<string, string>,
): string {
  const value = given[name];
  if (value === undefined) return `${name} is not set: ${remedy}.`;
  const place = places.get(name);
  const shown = isSecret ? '(hidden)' : JSON.stringify(withoutLogin(value));
  return `${name} is ${shown}${place === undefined ? '' : ` (${place})`}: ${remedy}.`;
}

/** An address without any user and password in it. */
function withoutLogin(value: string): string {
  return value.replaceAll(/(\w+:\/\/).*@/g, '$1…@');
}

function withTimezone(
  database: SettledDatabase,
  { DATABASE_TIMEZONE: timezone = 'Z' }: Settings,
): DatabaseConfig {
  return database.kind === 'mysql' ? { ...database, timezone: driverTimezone(timezone) } : database;
}

function toConfig(
  given: Settings,
  database: DatabaseConfig,
): Omit<Config, 'secretKey' | 'routingSettings' | 'fixedSettings'> {
  const { TOKEN_ID: tokenId, TOKEN: token } = given;
  const hotlines = given.CENTRAL_SERVICE_PHONE ?? [];
  return {
    webhookUrl: given.WEBHOOK_URL ?? null,
    host: given.HOST,
    port: given.PORT,
    pagePlace:
      given.PAGE_PORT === undefined ? null : { host: given.PAGE_HOST ?? given.HOST, port: given.PAGE_PORT },
    hotlines,
    serviceNumbers: given.SERVICE_PHONES?.filter(number => !hotlines.includes(number)) ?? null,
    sipgate: {
      apiUrl: given.SIPGATE_API_URL.href.replace(/\/+$/, ''),
      credentials: tokenId !== undefined && token !== undefined ? { tokenId, token } : null,
      publicKeyFile: given.SIPGATE_PUBLIC_KEY_FILE ?? null,
      presenceIntervalMs: given.PRESENCE_INTERVAL_SECONDS * 1000,
    },
    database,
    tutorial: {
      timeZone: given.DATABASE_TIMEZONE ?? null,
      writesHistory: given.TUTORIAL_HISTORY === 'write',
    },
    policy: {
      name: given.ROUTING_POLICY,
      halfLifeDays: given.HALF_LIFE_DAYS,
      ringFamiliar: given.RING_FAMILIAR,
      ringNextFamiliar: given.RING_NEXT_FAMILIAR,
      ringStrangers: given.RING_STRANGERS,
      factor: given.FACTOR,
      shareOf: 'present',
    },
    overflow: given.OVERFLOW === 'voicemail' ? 'voicemail' : 'as-configured',
    availability: {
      ringingExpiresMs: given.RINGING_EXPIRES_SECONDS * 1000,
      talkingExpiresMs: given.TALKING_EXPIRES_MINUTES * 60_000,
      wrapUpMs: given.WRAP_UP_SECONDS * 1000,
      presenceStaleMs: given.PRESENCE_STALE_SECONDS * 1000,
      missedOffersBeforePause: given.MISSED_OFFERS_BEFORE_PAUSE,
      autoPauseMs: given.AUTO_PAUSE_SECONDS * 1000,
    },
    spool: {
      file: given.SPOOL_FILE ?? spoolBeside(database, given.PORT),
      bytes: given.SPOOL_MEGABYTES * 1024 * 1024,
    },
    erasedFile: given.ERASED_FILE ?? erasedBeside(database),
    learning: { ...defaultLearning, direct: given.LEARN_DIRECT, outgoing: given.LEARN_OUTGOING },
    routeForwarded: given.ROUTE_FORWARDED,
    redirectAnonymous: given.REDIRECT_ANONYMOUS,
    announcement: toAnnouncement(given.ANNOUNCEMENT),
    answerBudgetMs: given.ANSWER_BUDGET_MS,
    pageUrl: given.PAGE_URL === undefined ? null : asFolder(given.PAGE_URL),
    singleSignOn: toSingleSignOn(given),
    calendarPrivateHosts: given.CALENDAR_PRIVATE_HOSTS ?? [],
    logLevel: given.LOG_LEVEL,
  };
}

function toSingleSignOn(given: Settings): Config['singleSignOn'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  const { PAGE_URL: page, OIDC_SCOPE: scope, OIDC_ROLE_CLAIM: roleClaim, OIDC_ROLES: roles = [] } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || page === undefined)
    return null;
  return { issuer, clientId, clientSecret, pageUrl: asFolder(page), scope, roleClaim, roles };
}

function toAnnouncement(given: string | undefined): Config['announcement'] {
  if (given === undefined) return { kind: 'chime' };
  return given === 'none' ? { kind: 'none' } : { kind: 'file', file: given };
}

function spoolBeside(database: DatabaseConfig, port: number): string {
  return database.kind === 'sqlite' ? `${database.file}.spool` : `./data/familiar-${port}.spool`;
}

function erasedBeside(database: DatabaseConfig): string {
  return database.kind === 'sqlite' ? `${database.file}.erased` : './data/familiar.erased';
}

/**
 * The driver takes offsets only. Since Familiar's times are stored as numbers, a named zone changes nothing
 * for it.
 */
function driverTimezone(zone: string): string {
  return /^(Z|local|[+-]\d\d:\d\d)$/.test(zone) ? zone : 'Z';
}

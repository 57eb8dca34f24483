import { z } from 'zod';
import { policyNames } from '../domain/policy.ts';
import {
  defaultScope,
  issuerRemedy,
  parseIssuer,
  parseRoles,
  parseScope,
  rolesRemedy,
  scopeRemedy,
} from './oidc-settings.ts';
import { decimal, oneOf, parsed, phoneNumbers, webUrl, wholeNumber, yesOrNo } from './setting-types.ts';
import { parseTlsMode } from './tls-words.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every setting that Familiar reads from the environment; the first ones are those of sipgate's tutorial. */
export const settings = z.object({
  WEBHOOK_URL: webUrl(
    'give the https URL at which sipgate reaches Familiar, such as https://hotline.example.com/push',
  ),
  TOKEN_ID: text().optional(),
  TOKEN: text().optional(),
  CENTRAL_SERVICE_PHONE: phoneNumbers('the number of your hotline'),
  SERVICE_PHONES: phoneNumbers('the numbers of your agents').optional(),
  DATABASE_HOST: text().optional(),
  DATABASE_PORT: wholeNumber(1, 65_535, '').default(3306),
  DATABASE_NAME: text().optional(),
  DATABASE_USERNAME: text().optional(),
  DATABASE_PASSWORD: text().optional(),
  DATABASE_PASSWORT: text().optional(),
  DATABASE_PASSWORD_FILE: text().optional(),
  DATABASE_ROOT_PASSWORD: text().optional(),
  DATABASE_TIMEZONE: parsed('give a time zone such as Europe/Berlin, +01:00 or Z', parseTimezone).optional(),
  DATABASE_URL: text().optional(),
  DATABASE_SSL_MODE: parsed(
    'give one of disable, allow, prefer, require, verify-ca and verify-full, or of DISABLED, PREFERRED, REQUIRED, VERIFY_CA and VERIFY_IDENTITY',
    parseTlsMode,
  ).optional(),
  DATABASE_SSL_CA: text().optional(),
  DATABASE_SSL_CERT: text().optional(),
  DATABASE_SSL_KEY: text().optional(),
  TUTORIAL_HISTORY: oneOf(['read', 'write']).default('read'),
  HOST: text().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, '').default(8080),
  ROUTING_POLICY: oneOf(policyNames).default('familiar'),
  FACTOR: decimal(0, 1, 'the share of calls an agent must exceed').default(0.6),
  HALF_LIFE_DAYS: decimal(0.1, 36_500, 'the age in days at which a call counts half').default(90),
  RING_FAMILIAR: wholeNumber(1, 5, ', how many familiar agents ring at once').default(1),
  RING_NEXT_FAMILIAR: wholeNumber(
    1,
    5,
    ', how many familiar agents ring at once where none is free whom the caller knows well',
  ).default(2),
  RING_STRANGERS: wholeNumber(1, 5, ', how many agents ring at once for a caller who knows nobody').default(
    2,
  ),
  OVERFLOW: oneOf(['sipgate', 'voicemail']).default('sipgate'),
  REDIRECT_ANONYMOUS: yesOrNo().default(false),
  ANNOUNCEMENT: text().optional(),
  LEARN_DIRECT: yesOrNo().default(true),
  LEARN_OUTGOING: yesOrNo().default(true),
  ROUTE_FORWARDED: yesOrNo().default(false),
  WRAP_UP_SECONDS: wholeNumber(0, 3600, ' seconds').default(0),
  MISSED_OFFERS_BEFORE_PAUSE: wholeNumber(0, 100, ', how many missed calls in a row; 0 for never').default(3),
  AUTO_PAUSE_SECONDS: wholeNumber(1, 86_400, ' seconds').default(300),
  RINGING_EXPIRES_SECONDS: wholeNumber(10, 3600, ' seconds').default(120),
  TALKING_EXPIRES_MINUTES: wholeNumber(1, 1440, ' minutes').default(240),
  PRESENCE_STALE_SECONDS: wholeNumber(5, 86_400, ' seconds').default(120),
  PRESENCE_INTERVAL_SECONDS: wholeNumber(1, 3600, ' seconds').default(10),
  ANSWER_BUDGET_MS: wholeNumber(20, 5000, ' milliseconds').default(300),
  SPOOL_FILE: text().optional(),
  SPOOL_MEGABYTES: wholeNumber(1, 1024, ' megabytes').default(16),
  SIPGATE_API_URL: webUrl('give the URL of the REST API, such as https://api.sipgate.com/v2').default(
    new URL('https://api.sipgate.com/v2'),
  ),
  SIPGATE_PUBLIC_KEY_FILE: text().optional(),
  PAGE_URL: webUrl('give the URL of the page in browsers, such as https://hotline.example.com/').optional(),
  OIDC_ISSUER: parsed(issuerRemedy, parseIssuer).optional(),
  OIDC_CLIENT_ID: text().optional(),
  OIDC_CLIENT_SECRET: text().optional(),
  OIDC_SCOPE: parsed(scopeRemedy, parseScope).default(defaultScope),
  OIDC_ROLE_CLAIM: text().default('roles'),
  OIDC_ROLES: parsed(rolesRemedy, parseRoles).optional(),
  CALENDAR_PRIVATE_HOSTS: parsed(
    'give the names of hosts, separated by commas, such as cloud.example.lan',
    parseHosts,
  ).optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
});

export type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;

/** Settings whose values never appear in a message. */
export const secretSettings: ReadonlySet<string> = new Set<SettingName>([
  'TOKEN',
  'DATABASE_PASSWORD',
  'DATABASE_PASSWORT',
  'DATABASE_ROOT_PASSWORD',
  'DATABASE_URL',
  'DATABASE_SSL_KEY',
  'OIDC_CLIENT_SECRET',
]);

/** Settings that say how calls are routed for as long as nothing else is configured. */
export const routingSettings: readonly SettingName[] = [
  'ROUTING_POLICY',
  'FACTOR',
  'HALF_LIFE_DAYS',
  'RING_FAMILIAR',
  'RING_NEXT_FAMILIAR',
  'RING_STRANGERS',
  'OVERFLOW',
  'ANNOUNCEMENT',
  'LEARN_DIRECT',
  'LEARN_OUTGOING',
];

function text() {
  return parsed('give a text', value => value);
}

/** As they stand in an address, without its port. */
function parseHosts(text: string): readonly string[] | null {
  const hosts = text.split(',').map(host => host.trim().toLowerCase());
  return hosts.every(host => /^([\w-]+(\.[\w-]+)*\.?|\[?[\da-f:.]*:[\da-f:.]*\]?)$/.test(host))
    ? hosts.map(host => host.replaceAll(/[[\]]/g, ''))
    : null;
}

function parseTimezone(zone: string): string | null {
  if (/^(Z|local|[+-]\d\d:\d\d)$/.test(zone)) return zone;
  try {
    return /^[A-Za-z]/.test(zone)
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : null;
  } catch {
    return null;
  }
}

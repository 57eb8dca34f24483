import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { LearningRules } from '../domain/call-record.ts';
import type { Policy } from '../domain/policy.ts';
import { type Environment, readConfig } from './read-config.ts';
import type { SettingName } from './settings.ts';

/** The settings that decide who gets a call. */
export interface Routing {
  readonly policy: Policy;
  readonly availability: AvailabilityRules;
  readonly learning: LearningRules;
}

/** The settings that a replay can vary. */
export const routingSettings = [
  'ROUTING_POLICY',
  'FACTOR',
  'HALF_LIFE_DAYS',
  'RING_FAMILIAR',
  'RING_NEXT_FAMILIAR',
  'RING_STRANGERS',
  'WRAP_UP_SECONDS',
  'MISSED_OFFERS_BEFORE_PAUSE',
  'AUTO_PAUSE_SECONDS',
  'LEARN_DIRECT',
  'LEARN_OUTGOING',
] as const satisfies readonly SettingName[];

/** The other settings that a configuration needs, so routing can be tried out without an account. */
const noAccount: Environment = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
  SERVICE_PHONES: '+49 30 23125 001',
};

/** Reads the routing settings of an environment, or every problem with them; other settings are ignored. */
export function readRouting(
  environment: Environment,
): ({ readonly ok: true } & Routing) | { readonly ok: false; readonly problems: readonly string[] } {
  const routing = Object.fromEntries(routingSettings.map(name => [name, environment[name]]));
  const read = readConfig({ ...noAccount, ...routing });
  if (!read.ok) return read;
  const { policy, availability, learning } = read.config;
  return { ok: true, policy, availability, learning };
}

import type {
  AddressReport,
  Credentials,
  ReadWebhookLog,
  TokenReport,
  WebhookSettingsDesk,
} from '../app/ports/connect.ts';
import type { Config } from '../config/config.ts';
import { isInside } from '../reach/check-address.ts';
import { probeAddress } from '../reach/probe-address.ts';
import { probeToken } from '../sipgate/scope-probes.ts';
import { readWebhookLog } from '../sipgate/webhook-log.ts';
import { createWebhookSettings } from '../sipgate/webhook-settings.ts';
import { configuredSecrets } from './configured-secrets.ts';

/** What an account is asked when Familiar is connected to it. */
export interface AccountTools {
  readonly settings: WebhookSettingsDesk;
  probeToken(signal: AbortSignal): Promise<TokenReport>;
  readLog(signal: AbortSignal): Promise<ReadWebhookLog>;
}

const restTimeoutMs = 5_000;

/** For the account of the configuration; null: there is no token. */
export function accountToolsOf({ sipgate }: Config): AccountTools | null {
  const { credentials, apiUrl } = sipgate;
  if (credentials === null) return null;
  const pasted: Credentials = credentials;
  const options = { apiUrl, timeoutMs: restTimeoutMs, ...credentials };
  return {
    settings: createWebhookSettings(options),
    probeToken: signal => probeToken({ ...options, pasted, knownAccountId: null }, signal),
    readLog: signal => readWebhookLog(options, signal),
  };
}

/** Asks the Familiar of this configuration at its public address. An emulator may be beside it. */
export function probeOwnAddress(config: Config, signal: AbortSignal): Promise<AddressReport> {
  const asker = { secrets: configuredSecrets(config), clock: Date.now };
  const mayBePrivate = isInside(new URL(config.sipgate.apiUrl));
  return probeAddress(config.webhookUrl.href, asker, { mayBePrivate }, signal);
}

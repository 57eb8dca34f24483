import { type LiveConnection, madeFromToken } from '../app/connect/live-connection.ts';
import type { AccountTools, ConnectTools } from '../app/ports/connect.ts';
import type { Clock } from '../app/ports/log.ts';
import type { Secrets } from '../app/ports/secrets.ts';
import type { Credentials } from '../domain/connection.ts';
import { isInside } from '../reach/check-address.ts';
import { probeAddress } from '../reach/probe-address.ts';
import { probeToken } from '../sipgate/scope-probes.ts';
import { readWebhookLog } from '../sipgate/webhook-log.ts';
import { createWebhookSettings } from '../sipgate/webhook-settings.ts';

const restTimeoutMs = 5_000;

/** What is asked of sipgate, and of our own address from outside, when Familiar is connected. */
export function connectToolsOf(
  apiUrl: string,
  {
    connection,
    secrets,
    clock,
  }: { readonly connection: LiveConnection; readonly secrets: Secrets; readonly clock: Clock },
): ConnectTools {
  const account = madeFromToken(connection, credentials =>
    credentials === null ? null : accountToolsOf(apiUrl, credentials),
  );
  // An emulator may be beside it.
  const mayBePrivate = isInside(new URL(apiUrl));
  return {
    account,
    probeToken: (pasted, knownAccountId, signal) =>
      probeToken({ apiUrl, timeoutMs: restTimeoutMs, pasted, knownAccountId }, signal),
    probeAddress: (typed, signal) => probeAddress(typed, { secrets, clock }, { mayBePrivate }, signal),
  };
}

function accountToolsOf(apiUrl: string, credentials: Credentials): AccountTools {
  const options = { apiUrl, timeoutMs: restTimeoutMs, ...credentials };
  return {
    settings: createWebhookSettings(options),
    readLog: signal => readWebhookLog(options, signal),
  };
}

import type { AppContext } from './app/context.ts';
import type { CallControl, Dialler, RosterSource } from './app/ports.ts';
import type { Config } from './config/config.ts';
import { createCallControl } from './sipgate/call-control.ts';
import { createDialler } from './sipgate/dialler.ts';
import { createRosterSource, staticRosterSource } from './sipgate/fetch-roster.ts';

const restTimeoutMs = 5_000;

/** Where the configuration says agents come from: sipgate's account, or the list of service numbers. */
export function rosterSourceOf(
  { sipgate, serviceNumbers }: Config,
  { known, log, clock }: AppContext,
): RosterSource {
  const { credentials, apiUrl } = sipgate;
  if (credentials === null) return staticRosterSource(serviceNumbers ?? []);
  return createRosterSource({
    apiUrl,
    ...credentials,
    timeoutMs: restTimeoutMs,
    get hotlines() {
      return known.hotlines;
    },
    serviceNumbers,
    clock,
    log,
  });
}

/** A caller waits meanwhile, and their turn must not end unanswered; see `transferDueMs`. */
const transferTimeoutMs = 2_000;

/** Control over calls with the token of the configuration; null without one. */
export function callControlOf({ sipgate: { credentials, apiUrl } }: Config): CallControl | null {
  return credentials === null
    ? null
    : createCallControl({ apiUrl, ...credentials, timeoutMs: transferTimeoutMs });
}

/** What starts calls; null where there is no token for it. */
export function diallerOf({ sipgate }: Config, { clock }: Pick<AppContext, 'clock'>): Dialler | null {
  const { credentials, apiUrl } = sipgate;
  return credentials === null
    ? null
    : createDialler({ apiUrl, ...credentials, timeoutMs: restTimeoutMs, clock });
}

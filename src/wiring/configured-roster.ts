import type { AppContext } from '../app/context.ts';
import type { Dialler, RosterSource } from '../app/ports/provider.ts';
import type { Config } from '../config/config.ts';
import { createDialler } from '../sipgate/dialler.ts';
import { createRosterSource, staticRosterSource } from '../sipgate/fetch-roster.ts';

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

/** What starts calls; null where there is no token for it. */
export function diallerOf({ sipgate }: Config, { clock }: Pick<AppContext, 'clock'>): Dialler | null {
  const { credentials, apiUrl } = sipgate;
  return credentials === null
    ? null
    : createDialler({ apiUrl, ...credentials, timeoutMs: restTimeoutMs, clock });
}

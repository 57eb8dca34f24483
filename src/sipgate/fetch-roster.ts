import { maskPhoneNumber, type PhoneNumber } from '../acd/phone-number.ts';
import type { Agent } from '../acd/roster.ts';
import type { Clock, Log, RosterSource } from '../app/ports.ts';
import { type AccountClient, createAccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import { createCallsReader } from './calls-in-progress.ts';
import { type Directory, fetchDirectory, parallelRequests } from './fetch-directory.ts';
import { type JoinRules, joinAgent } from './join-agent.ts';
import { mapLimited } from './map-limited.ts';
import { numberAgent } from './number-agent.ts';
import { createPermissions, describeMissing, type Permissions } from './permissions.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';

export interface RosterSourceOptions extends RestClientOptions, JoinRules {
  readonly clock: Clock;
  readonly log: Log;
}

/** There is nobody to dial in the account, or the token may not see them. The message says what to do. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}

/** Devices are asked for each time. Users, numbers and lines change rarely, and would double the requests. */
const directoryLifeMs = 5 * 60_000;

/**
 * Finds the agents of a sipgate account, classic or neo, and their presence. Rejects with a {@link RosterError},
 * or with a `SipgateApiError` if sipgate does not answer.
 */
export function createRosterSource(options: RosterSourceOptions): RosterSource {
  const client = createRestClient(options);
  const readDirectory = createDirectoryReader(options.clock);
  const warnOnce = createWarner(options.log);
  const fetchCallsInProgress = createCallsReader(client, options);

  return {
    async fetchRoster(signal) {
      const account = createAccountClient(client, signal);
      const permissions = createPermissions();
      const directory = await readDirectory(account, permissions);
      const devices = await fetchDevices(account, directory, permissions);
      const members = directory.members.flatMap(
        (member, index) => joinAgent(member, devices[index] ?? null, directory.channels, options) ?? [],
      );
      const strangers = findStrangers(members, options);
      const agents = [...members, ...strangers.map(numberAgent)];

      const { missingScopes } = permissions;
      if (agents.length === 0) throw new RosterError(describeNobody(directory, missingScopes));
      if (missingScopes.size > 0) warnOnce(describeMissing(missingScopes));
      if (strangers.length > 0) warnOnce(describeStrangers(strangers));
      return { agents, confirmedAt: options.clock() };
    },
    fetchCallsInProgress,
  };
}

/** The roster where no token is configured: the service numbers, each an agent of its own. */
export function staticRosterSource(serviceNumbers: readonly PhoneNumber[]): RosterSource {
  const roster = { agents: serviceNumbers.map(numberAgent), confirmedAt: null };
  return {
    fetchRoster: () => Promise.resolve(roster),
    fetchCallsInProgress: () => Promise.resolve(null),
  };
}

function createDirectoryReader(clock: Clock): typeof fetchDirectory {
  let known: { readonly directory: Directory; readonly readAt: number } | null = null;
  return async (account, permissions) => {
    if (known !== null && clock() - known.readAt < directoryLifeMs) return known.directory;
    const directory = await fetchDirectory(account, permissions);
    // One with gaps is not kept, so that rights given to the token count at once.
    known = permissions.missingScopes.size === 0 ? { directory, readAt: clock() } : null;
    return directory;
  };
}

/** The devices of each member, in their order; null where the token may not read them. */
function fetchDevices(
  account: AccountClient,
  { members }: Directory,
  { orNull, missingScopes }: Permissions,
): Promise<(readonly DeviceReply[] | null)[]> {
  return mapLimited(members, parallelRequests, async member => {
    const devices = await orNull(account.fetchDevicesOf(member.id));
    // Without a missing scope, sipgate no longer knows the user: nobody is there.
    return devices ?? (missingScopes.has('devices:read') ? null : []);
  });
}

/** Service numbers that are nobody's in the account. */
function findStrangers(
  members: readonly Agent[],
  { serviceNumbers, hotlines }: JoinRules,
): readonly PhoneNumber[] {
  const own = new Set(members.flatMap(agent => agent.numbers));
  return (serviceNumbers ?? []).filter(number => !own.has(number) && !hotlines.has(number));
}

function describeNobody({ members }: Directory, missingScopes: ReadonlySet<string>): string {
  if (missingScopes.size > 0) return describeMissing(missingScopes);
  return (
    `None of the account's ${members.length} users has a phone number of their own, so there is nobody to dial. ` +
    'Give them numbers in sipgate, or list the numbers of your agents in SERVICE_PHONES.'
  );
}

function describeStrangers(numbers: readonly PhoneNumber[]): string {
  return (
    `Of SERVICE_PHONES, ${numbers.map(maskPhoneNumber).join(', ')} belong to no user that the token can see. ` +
    'They are dialled without knowing whether anybody is there.'
  );
}

/** Logs each warning the first time only, because the roster is fetched every few seconds. */
function createWarner(log: Log): (message: string) => void {
  const said = new Set<string>();
  return message => {
    if (!said.has(message)) log.warn({}, message);
    said.add(message);
  };
}

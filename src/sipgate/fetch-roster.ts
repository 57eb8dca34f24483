import type { Clock, Log } from '../app/ports/log.ts';
import type { AccountKnown, AccountSeen, RosterSource } from '../app/ports/provider.ts';
import { type Join, joinByHand } from '../domain/join.ts';
import { maskPhoneNumber, type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import type { Agent } from '../domain/roster.ts';
import { type AccountClient, createAccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import { createCallsReader } from './calls-in-progress.ts';
import { type Directory, fetchDirectory, parallelRequests } from './fetch-directory.ts';
import { type JoinRules, joinAgents, userWithoutNumber } from './join-agent.ts';
import { mapLimited } from './map-limited.ts';
import { numberAgent } from './number-agent.ts';
import { createPermissions, describeMissing, type Permissions } from './permissions.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';
import { RosterError } from './roster-problem.ts';
import { SipgateApiError } from './sipgate-api-error.ts';
import { numbersAreAgents } from './split-agent.ts';

/** What the company says of its numbers. It is looked at each time, since it may change. */
export interface RosterRules extends Omit<JoinRules, 'numbersAreAgents'> {
  /** Numbers that it has given to people by hand. */
  readonly joins: readonly Join[];
}

export interface RosterSourceOptions extends RestClientOptions {
  readonly rules: RosterRules;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears what is seen of the account besides. */
  readonly onAccount?: (seen: AccountSeen) => void;
}

/** Devices are asked for each time. Users, numbers and lines change rarely, and would double the requests. */
const directoryLifeMs = 5 * 60_000;

/**
 * Finds the agents of a sipgate account, classic or neo, and their presence. Rejects with a {@link
 * RosterError}, or with a `SipgateApiError` if sipgate does not answer.
 */
export function createRosterSource(options: RosterSourceOptions): RosterSource {
  const rest = createRestClient(options);
  const readDirectory = createDirectoryReader(options.clock);
  const sayOnce = createSpeaker(options.log);
  const fetchCallsInProgress = createCallsReader(rest, options);

  return {
    async fetchRoster(signal) {
      const client = createAccountClient(rest, signal);
      const permissions = createPermissions();
      const directory = await readDirectory(client, permissions);
      const devices = await fetchDevices(client, directory, permissions);
      const { hotlines, serviceNumbers, joins } = options.rules;
      const rules = {
        hotlines,
        serviceNumbers,
        numbersAreAgents: numbersAreAgents(directory, serviceNumbers),
      };
      const joined = directory.members.map((member, index) =>
        joinAgents(member, devices[index] ?? null, directory.channels, rules),
      );
      const members = joined.flat();
      const account: AccountKnown = {
        accountNumbers: accountNumbersOf(directory),
        accountId: directory.masterSipId,
        withoutNumber: directory.members.flatMap((member, index) =>
          joined[index]?.length === 0
            ? [userWithoutNumber(member, devices[index] ?? null, directory.channels)]
            : [],
        ),
      };
      const listed = findStrangers(members, rules);
      const found = [...members, ...listed.map(numberAgent)];
      const roster = joinByHand({ ...account, agents: found, confirmedAt: null }, joins, hotlines);
      const { agents } = roster;
      const strangers = listed.filter(number => !joins.some(join => join.number === number));

      const { missingScopes } = permissions;
      options.onAccount?.({
        kind: directory.kind,
        missingScopes: [...missingScopes],
        usersWithoutNumber: usersWithoutNumber(directory, joined, rules),
      });
      if (agents.length === 0) {
        const { length } = directory.members;
        throw new RosterError(describeNobody(directory, missingScopes), {
          account,
          missingScopes,
          users: length,
        });
      }
      if (missingScopes.size > 0) sayOnce('warn', describeMissing(missingScopes));
      if (strangers.length > 0) sayOnce('warn', describeStrangers(strangers));
      for (const text of describeSplits(members)) sayOnce('info', text);
      return { ...roster, confirmedAt: options.clock(), phones: countPhones(members, missingScopes) };
    },
    fetchCallsInProgress,
  };
}

/** The roster if no token is configured: the service numbers, each an agent of its own, and who was joined by hand. */
export function staticRosterSource(rules: RosterRules): RosterSource {
  return {
    fetchRoster() {
      const { serviceNumbers, joins, hotlines } = rules;
      const agents = (serviceNumbers ?? []).map(numberAgent);
      return Promise.resolve(
        joinByHand({ agents, confirmedAt: null, accountNumbers: null }, joins, hotlines),
      );
    },
    fetchCallsInProgress: () => Promise.resolve(null),
  };
}

function createDirectoryReader(clock: Clock): typeof fetchDirectory {
  let known: { readonly directory: Directory; readonly readAt: number } | null = null;
  return async (account, permissions) => {
    const now = clock();
    // A reading dated later than now is from before the clock was set back.
    if (known !== null && now >= known.readAt && now - known.readAt < directoryLifeMs) return known.directory;
    const directory = await fetchDirectory(account, permissions);
    // A directory with gaps is not kept, so new rights of the token, or data that was missing for a while,
    // count at once.
    const hasGaps =
      permissions.missingScopes.size > 0 || directory.members.length === 0 || directory.numbers?.length === 0;
    known = hasGaps ? null : { directory, readAt: clock() };
    return directory;
  };
}

function accountNumbersOf({ numbers }: Directory): readonly PhoneNumber[] | null {
  return numbers && [...new Set(numbers.flatMap(({ number }) => toPhoneNumber(number) ?? []))].sort();
}

/**
 * The devices of each member, in order; null if the token may not read them, empty if sipgate no longer knows
 * the member. Rejects if it knows none of them: people leave one by one, so sipgate must be at fault.
 */
async function fetchDevices(
  account: AccountClient,
  { members }: Directory,
  { ifPermitted }: Permissions,
): Promise<(readonly DeviceReply[] | null)[]> {
  const lost: unknown[] = [];
  const devices = await mapLimited(members, parallelRequests, async member => {
    try {
      return await ifPermitted(account.fetchDevicesOf(member.id));
    } catch (error) {
      if (!(error instanceof SipgateApiError) || error.status !== 404) throw error;
      lost.push(error);
      return [];
    }
  });
  if (lost.length > 0 && lost.length === members.length) throw lost[0];
  return devices;
}

function countPhones(agents: readonly Agent[], missingScopes: ReadonlySet<string>): number | null {
  if (missingScopes.has('devices:read')) return null;
  return agents.reduce((phones, { devices }) => phones + (devices?.length ?? 0), 0);
}

/** Where the numbers to dial are listed, nobody else is meant to be rung. */
function usersWithoutNumber(
  { members, numbers }: Directory,
  joined: readonly (readonly Agent[])[],
  { serviceNumbers }: JoinRules,
): readonly string[] | null {
  if (numbers === null || serviceNumbers !== null) return null;
  return members.flatMap(({ name }, index) => (joined[index]?.length === 0 ? [name] : []));
}

/** Service numbers that belong to nobody in the account. */
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

/** A sentence for each user whose numbers are agents of their own. */
function describeSplits(agents: readonly Agent[]): readonly string[] {
  const users = new Map<string, string[]>();
  for (const { partOf, numbers } of agents)
    if (partOf !== undefined)
      users.set(partOf.userId, [
        ...(users.get(partOf.userId) ?? []),
        numbers.map(maskPhoneNumber).join(' with '),
      ]);
  return [...users].map(
    ([userId, lines]) =>
      `The numbers of the user ${userId} ring ${lines.length} different sets of phones, so each is an agent of ` +
      `its own: ${lines.join(', ')}.`,
  );
}

/** Logs each sentence the first time only, because the roster is fetched every few seconds. */
function createSpeaker(log: Log): (level: 'info' | 'warn', message: string) => void {
  const said = new Set<string>();
  return (level, message) => {
    if (!said.has(message)) log[level]({}, message);
    said.add(message);
  };
}

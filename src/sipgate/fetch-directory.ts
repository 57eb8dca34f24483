import type { AccountClient } from './account-client.ts';
import type { ChannelReply, NumberReply, UserReply } from './account-replies.ts';
import { mapLimited } from './map-limited.ts';
import type { Permissions } from './permissions.ts';

/** What changes rarely in an account: its people, and how their numbers lead to them. */
export interface Directory {
  readonly members: readonly Member[];
  /** Only on neo accounts. */
  readonly channels: readonly ChannelReply[];
  /** Classic accounts have phone lines, neo accounts channels; null: the token may see neither. */
  readonly kind: 'classic' | 'neo' | null;
  /** All numbers of the account, whatever they ring; null if the token may not read them. */
  readonly numbers: readonly NumberReply[] | null;
  /** The number of the account, with which its users' full ids begin; null if it is not said. */
  readonly masterSipId: string | null;
}

export interface Member extends UserReply {
  /** Ids of the phone lines this user owns; null if the account has none or the token may not read them. */
  readonly lineIds: readonly string[] | null;
  /** Numbers that include this user's; the endpoints show which. */
  readonly numbers: readonly NumberReply[];
}

/** How many requests are under way at once. */
export const parallelRequests = 4;

/**
 * Reads the directory as far as the token may; without the right to list users, its owner is the only one.
 */
export async function fetchDirectory(
  account: AccountClient,
  { ifPermitted, orNull }: Permissions,
): Promise<Directory> {
  const users = (await ifPermitted(account.fetchUsers())) ?? [await account.fetchTokenOwner()];
  const numbers = await ifPermitted(account.fetchNumbers());
  // Known or not, the rest counts: it only settles whose a call is that names no number.
  const masterSipId = (await account.fetchMasterSipId().catch(() => null)) || null;
  const owners = await mapLimited(users, parallelRequests, async user => ({
    ...user,
    lineIds: (await orNull(account.fetchPhonelinesOf(user.id)))?.map(line => line.id) ?? null,
  }));
  const isPerhapsNeo = owners.some(owner => owner.lineIds === null);
  const channels = isPerhapsNeo ? await orNull(account.fetchChannels()) : null;

  const sharedIds = findShared(owners.flatMap(owner => owner.lineIds ?? []));
  const members = await mapLimited(owners, parallelRequests, async owner => {
    // Whether line ids are unique in an account is not documented. If they are not, the user's own list
    // decides.
    const isUnsure = owner.lineIds?.some(id => sharedIds.has(id)) ?? false;
    const own = isUnsure ? await ifPermitted(account.fetchNumbersOf(owner.id)) : null;
    return { ...owner, numbers: own ?? numbers ?? [] };
  });
  return { members, channels: channels ?? [], kind: kindOf(owners, channels), numbers, masterSipId };
}

function kindOf(
  owners: readonly Pick<Member, 'lineIds'>[],
  channels: readonly ChannelReply[] | null,
): Directory['kind'] {
  if (channels !== null) return 'neo';
  return owners.some(({ lineIds }) => lineIds !== null) ? 'classic' : null;
}

function findShared(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
}

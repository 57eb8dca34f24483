import type { AgentId } from '../acd/roster.ts';
import type { AccountClient } from './account-client.ts';
import type { Directory } from './fetch-directory.ts';
import { parallelRequests } from './fetch-directory.ts';
import { mapLimited } from './map-limited.ts';
import type { Permissions } from './permissions.ts';

/** Finds the agent behind a user's id, a phone line's or a device's, such as `w0`, `p0` or `e0`. */
export type AgentOf = (extension: string) => AgentId | null;

/** Learns whose the extensions of an account are. One that is several users' is nobody's. */
export async function fetchExtensions(
  account: AccountClient,
  { members }: Directory,
  { orNull }: Permissions,
): Promise<AgentOf> {
  const owners = new Map<string, AgentId | null>();
  const add = (extension: string, id: AgentId): void => {
    const owner = owners.get(extension);
    owners.set(extension, owner === undefined || owner === id ? id : null);
  };
  const devices = await mapLimited(members, parallelRequests, member =>
    orNull(account.fetchDevicesOf(member.id)),
  );
  for (const [index, { id, lineIds }] of members.entries()) {
    const own = devices[index] ?? [];
    const lines = lineIds ?? own.flatMap(device => device.activePhonelines.map(line => line.id));
    for (const extension of [id, ...lines, ...own.map(device => device.id)]) add(extension, id);
  }
  return extension => owners.get(extension) ?? null;
}

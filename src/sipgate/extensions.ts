import { type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';
import type { AccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import type { Directory, Member } from './fetch-directory.ts';
import { parallelRequests } from './fetch-directory.ts';
import { type JoinRules, joinAgents } from './join-agent.ts';
import { mapLimited } from './map-limited.ts';
import type { Permissions } from './permissions.ts';

/** Which agents the ids in a history belong to. */
export interface Extensions {
  /** The agent behind a user's id, a phone line's or a device's, such as `w0`, `p0` or `e0`. */
  agentOf(extension: string): AgentId | null;
  /** The agent behind a user of whom nothing else is named but a number of their own. */
  agentOfUser(userId: string, ownNumber: PhoneNumber | null): AgentId | null;
}

/** Maps the extensions of an account to agents. One shared by several agents is nobody's. */
export async function fetchExtensions(
  account: AccountClient,
  { members, channels }: Directory,
  { orNull }: Permissions,
  rules: JoinRules,
): Promise<Extensions> {
  const owners = new Map<string, AgentId | null>();
  const add = (extension: string, id: AgentId): void => {
    const owner = owners.get(extension);
    owners.set(extension, owner === undefined || owner === id ? id : null);
  };
  const numbersOf = new Map<string, ReadonlyMap<PhoneNumber, AgentId>>();
  const devices = await mapLimited(members, parallelRequests, member =>
    orNull(account.fetchDevicesOf(member.id)),
  );
  for (const [index, member] of members.entries()) {
    const own = devices[index] ?? null;
    const parts = joinAgents(member, own, channels, rules).filter(({ partOf }) => partOf !== undefined);
    if (parts.length === 0) for (const extension of allOf(member, own ?? [])) add(extension, member.id);
    for (const { id, numbers, partOf } of parts) {
      const isOwn = (text: string): boolean => numbers.some(number => number === toPhoneNumber(text));
      const lines = member.numbers.filter(({ number }) => isOwn(number));
      for (const extension of [...lines.map(line => line.endpointId), ...(partOf?.deviceIds ?? [])])
        add(extension, id);
      const known = numbersOf.get(member.id) ?? [];
      numbersOf.set(member.id, new Map([...known, ...numbers.map(number => [number, id] as const)]));
    }
  }
  return {
    agentOf: extension => owners.get(extension) ?? null,
    agentOfUser(userId, ownNumber) {
      const numbers = numbersOf.get(userId);
      if (numbers === undefined) return userId;
      return (ownNumber && numbers.get(ownNumber)) ?? null;
    },
  };
}

function allOf({ id, lineIds }: Member, devices: readonly DeviceReply[]): readonly string[] {
  const lines = lineIds ?? devices.flatMap(device => device.activePhonelines.map(line => line.id));
  return [id, ...lines, ...devices.map(device => device.id)];
}

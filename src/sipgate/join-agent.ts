import { type PhoneNumber, toPhoneNumber } from '../domain/phone-number.ts';
import type { Agent } from '../domain/roster.ts';
import type { ChannelReply, DeviceReply, NumberReply } from './account-replies.ts';
import type { Member } from './fetch-directory.ts';
import { type AgentNumber, type Phone, presenceOf, toDevices } from './presence.ts';
import { splitAgent, toLines } from './split-agent.ts';

export interface JoinRules {
  /** Numbers that are never an agent's own, whosever line they ring. */
  readonly hotlines: ReadonlySet<PhoneNumber>;
  /** The only numbers that may be dialled; null: all. */
  readonly serviceNumbers: readonly PhoneNumber[] | null;
  /**
   * Whether the numbers of a user that ring different phones are agents of their own; else each user is one.
   */
  readonly numbersAreAgents: boolean;
}

/**
 * Joins a user with their devices and numbers. A number leads to an endpoint: on classic accounts a phone
 * line, on neo accounts a device or a channel. Groups, and channels of several users, make a number nobody's
 * own.
 *
 * `devices` is null if the token may not read them. A user without a number to dial becomes no agent.
 */
export function joinAgents(
  member: Member,
  devices: readonly DeviceReply[] | null,
  channels: readonly ChannelReply[],
  { hotlines, serviceNumbers, numbersAreAgents }: JoinRules,
): readonly Agent[] {
  const ownChannels = channelsOf(member, channels);
  const phones = phonesOf(devices, ownChannels);
  const ownIds = new Set([
    ...(member.lineIds ?? devices?.flatMap(lineIdsOf) ?? []),
    ...(devices ?? []).map(device => device.id),
    ...ownChannels.map(channel => channel.id),
  ]);
  const numbers = toAgentNumbers(member.numbers.filter(({ endpointId }) => ownIds.has(endpointId))).filter(
    ({ number }) => !hotlines.has(number),
  );
  const toDial = numbers.filter(({ number }) => serviceNumbers?.includes(number) ?? true);
  if (toDial.length === 0) return [];
  const lines = numbersAreAgents ? toLines(numbers, toDial, phones) : [];
  return lines.length > 1
    ? splitAgent(member, lines, phones)
    : [toAgent(member, { numbers, toDial, phones })];
}

/** A user who became no agent, with the devices that could ring if somebody gave them a number. */
export function userWithoutNumber(
  member: Member,
  devices: readonly DeviceReply[] | null,
  channels: readonly ChannelReply[],
): Agent {
  const phones = phonesOf(devices, channelsOf(member, channels));
  return toAgent(member, { numbers: [], toDial: [], phones });
}

function channelsOf({ id }: Member, channels: readonly ChannelReply[]): readonly ChannelReply[] {
  return channels.filter(({ users }) => users.length === 1 && users[0]?.id === id);
}

/** In an order that does not depend on sipgate's. */
function phonesOf(
  devices: readonly DeviceReply[] | null,
  channels: readonly ChannelReply[],
): readonly Phone[] | null {
  return (
    devices
      ?.toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map(device => toPhone(device, channels)) ?? null
  );
}

function toAgent(
  { id, name, email }: Member,
  {
    numbers,
    toDial,
    phones,
  }: {
    readonly numbers: readonly AgentNumber[];
    readonly toDial: readonly AgentNumber[];
    readonly phones: readonly Phone[] | null;
  },
): Agent {
  const agent = {
    id,
    name,
    ...(email === undefined ? {} : { email }),
    numbers: numbers.map(({ number }) => number),
    ...presenceOf(phones, toDial),
  };
  return phones === null ? agent : { ...agent, devices: toDevices(phones, numbers) };
}

function toPhone(device: DeviceReply, channels: readonly ChannelReply[]): Phone {
  const ringing = channels.filter(({ users }) => users.some(user => user.deviceIds.includes(device.id)));
  return {
    id: device.id,
    name: device.alias || device.id,
    endpointIds: [device.id, ...lineIdsOf(device), ...ringing.map(channel => channel.id)],
    isOnline: device.online,
    isOnDnd: device.dnd,
    registrationIsKnown: device.type !== 'EXTERNAL' && device.type !== 'MOBILE',
  };
}

function lineIdsOf(device: DeviceReply): string[] {
  return device.activePhonelines.map(line => line.id);
}

/** Full phone numbers, each once, in an order that does not depend on sipgate's. */
function toAgentNumbers(replies: readonly NumberReply[]): AgentNumber[] {
  const byNumber = new Map<PhoneNumber, AgentNumber>();
  for (const { number: text, endpointId, endpointAlias } of replies) {
    const number = toPhoneNumber(text);
    if (number !== null) byNumber.set(number, { number, endpointId, alias: endpointAlias ?? '' });
  }
  return [...byNumber.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}

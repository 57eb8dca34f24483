import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Agent } from '../../domain/roster.ts';
import type { Company, User } from '../../emulator/company.ts';

/**
 * The company as an emulated account: its hotlines, which ring everybody if nobody redirects a call, and its
 * agents.
 */
export function ownCompany(hotlines: readonly PhoneNumber[], agents: readonly Agent[]): Company {
  const users = agents.map(toUser);
  const everybody = { id: 'g0', alias: 'Hotline', kind: 'ring-all', mailboxAfterSeconds: null } as const;
  return {
    name: 'Own company',
    masterSipId: '1234567',
    domain: 'sipgate.de',
    hotlines: hotlines.map(number => ({ number, groupId: everybody.id })),
    users,
    groups: [{ ...everybody, memberIds: users.map(user => user.id) }],
    contacts: [],
  };
}

function toUser(agent: Agent, index: number): User {
  return {
    // Agents known by number only are not users of an account.
    id: /^w\d+$/.test(agent.id) ? agent.id : `w${900_000 + index}`,
    firstname: '',
    lastname: agent.name,
    email: '',
    admin: index === 0,
    busyOnBusy: true,
    devices: [
      {
        id: `e${index}`,
        type: 'REGISTER',
        alias: 'Telephone',
        phonelineIds: [`p${index}`],
        online: agent.presence !== 'offline',
        dnd: agent.presence === 'do-not-disturb',
      },
    ],
    phonelines: [{ id: `p${index}`, alias: 'Line', mailboxAfterSeconds: null, forwardTo: null }],
    numbers: agent.numbers.map(number => ({ number, phonelineId: `p${index}` })),
  };
}

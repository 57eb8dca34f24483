import type { Company, User } from './company.ts';

const people = ['Vera', 'Milan', 'Jette', 'Cem', 'Paula', 'Arne', 'Lina', 'Theo'] as const;

/**
 * An account as the tutorial "Intelligentes Routing" has it: one user, to whom all numbers belong, each with
 * a phone line and a phone (5 of them, at most 8) where somebody else sits. The numbers belong to the block
 * that the Bundesnetzagentur keeps free for films.
 */
export function sharedUserCompany(options: { readonly lines?: number } = {}): Company {
  const lines = people.slice(0, options.lines ?? 5).map((name, index) => ({ name, index }));
  const user: User = {
    id: 'w0',
    firstname: 'Fahrrad',
    lastname: 'Lenz',
    email: 'w0@fahrrad-lenz.example',
    admin: true,
    // As it must be set, or one call would make all numbers busy.
    busyOnBusy: false,
    devices: lines.map(({ name, index }) => ({
      id: `e${index}`,
      type: 'REGISTER',
      alias: `Telefon ${name}`,
      phonelineIds: [`p${index}`],
      online: true,
      dnd: false,
    })),
    phonelines: lines.map(({ name, index }) => ({
      id: `p${index}`,
      alias: name,
      mailboxAfterSeconds: null,
      forwardTo: null,
    })),
    numbers: lines.map(({ index }) => ({ number: `+492214710${311 + index}`, phonelineId: `p${index}` })),
  };
  return {
    name: 'Fahrrad Lenz',
    masterSipId: '7654321',
    domain: 'sipgate.de',
    hotlines: [{ number: '+492214710300', groupId: 'g0' }],
    users: [user],
    groups: [{ id: 'g0', alias: 'Laden', kind: 'ring-all', memberIds: ['w0'], mailboxAfterSeconds: null }],
    contacts: [],
  };
}

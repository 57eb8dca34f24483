import type { Company, Group, Phoneline, User } from './company.ts';

/** Where a number leads as the account is configured. */
export type Destination =
  | { readonly kind: 'line'; readonly number: string; readonly user: User; readonly line: Phoneline }
  | {
      readonly kind: 'group';
      readonly number: string;
      readonly group: Group;
      readonly members: readonly User[];
    }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'external'; readonly number: string };

/** Somebody whom an event names. Groups, queues and mailboxes have no id. */
export interface NamedUser {
  readonly id: string | null;
  readonly name: string;
}

/** The destination of a number given as digits with or without a plus sign. */
export function destinationOf(company: Company, dialled: string): Destination {
  const number = withPlus(dialled);
  const hotline = company.hotlines.find(candidate => candidate.number === number);
  const group = company.groups.find(candidate => candidate.id === hotline?.groupId);
  if (group !== undefined) {
    const members = company.users.filter(user => group.memberIds.includes(user.id));
    return { kind: 'group', number, group, members };
  }
  for (const user of company.users) {
    const own = user.numbers.find(candidate => candidate.number === number);
    const line = user.phonelines.find(candidate => candidate.id === own?.phonelineId);
    if (line !== undefined) return { kind: 'line', number, user, line };
  }
  return { kind: 'external', number };
}

/** Whether a number belongs to the account. */
export function isOwnNumber(company: Company, number: string): boolean {
  return destinationOf(company, number).kind !== 'external';
}

/**
 * Whom a newCall for this destination names. A queue appears under its own name, a mailbox as `voicemail`.
 */
export function namedUsers(destination: Destination): readonly NamedUser[] {
  switch (destination.kind) {
    case 'line':
      return [namedUser(destination.user)];
    case 'group':
      return destination.group.kind === 'queue'
        ? [{ id: null, name: destination.group.alias }]
        : destination.members.map(namedUser);
    case 'mailbox':
      return [{ id: null, name: 'voicemail' }];
    case 'external':
      return [];
  }
}

export function namedUser(user: User): NamedUser {
  return { id: user.id, name: `${user.firstname} ${user.lastname}` };
}

/** E.164 with a plus sign; anything that is not made of digits stays as it is. */
export function withPlus(number: string): string {
  return /^\d+$/.test(number) ? `+${number}` : number;
}

/** As numbers appear in events: without the plus sign. */
export function withoutPlus(number: string): string {
  return number.startsWith('+') ? number.slice(1) : number;
}

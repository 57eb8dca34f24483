/**
 * A sipgate account. Numbers are E.164 with a plus sign, ids are sipgate's: a letter for the kind, and a
 * count.
 */
export interface Company {
  readonly name: string;
  readonly masterSipId: string;
  readonly domain: string;
  readonly hotlines: readonly Hotline[];
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly contacts: readonly Contact[];
}

/** A number that rings a group if nobody redirects the call. */
interface Hotline {
  readonly number: string;
  readonly groupId: string;
}

export interface User {
  /** Such as `w0`. */
  readonly id: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly admin: boolean;
  /**
   * Whether a second call finds this user busy, on whichever line. If not, each line is busy by itself, as if
   * several people shared the user, and a second call on it rings unanswered while the first lasts.
   */
  readonly busyOnBusy: boolean;
  readonly devices: readonly Device[];
  readonly phonelines: readonly Phoneline[];
  readonly numbers: readonly UserNumber[];
}

interface UserNumber {
  readonly number: string;
  readonly phonelineId: string;
}

export interface Device {
  /** `e0` for REGISTER, `y0` for MOBILE, `x0` for EXTERNAL. */
  readonly id: string;
  readonly type: 'REGISTER' | 'MOBILE' | 'EXTERNAL';
  readonly alias: string;
  readonly phonelineIds: readonly string[];
  readonly online: boolean;
  readonly dnd: boolean;
}

export interface Phoneline {
  /** Such as `p0`. */
  readonly id: string;
  readonly alias: string;
  /** Ring time before the mailbox takes the call; null: no mailbox. */
  readonly mailboxAfterSeconds: number | null;
  /** Number to which every call is forwarded, without ringing here; null: none. */
  readonly forwardTo: string | null;
}

/** `ring-all`: all members ring at once. `queue`: it answers itself, and then rings its members unseen. */
export interface Group {
  /** Such as `g0`. */
  readonly id: string;
  readonly alias: string;
  readonly kind: 'ring-all' | 'queue';
  readonly memberIds: readonly string[];
  readonly mailboxAfterSeconds: number | null;
}

interface Contact {
  readonly name: string;
  readonly number: string;
}

const people = [
  ['Heike', 'Krüger'],
  ['Mehmet', 'Yılmaz'],
  ['Sabine', 'Vogt'],
  ['Jonas', 'Brandt'],
  ['Olga', 'Petrowa'],
  ['Thomas', 'Schäfer'],
  ['Anna', 'Weiß'],
  ['Luca', 'Romano'],
  ['Birgit', 'Hansen'],
  ['Karim', 'El-Sayed'],
] as const;

/**
 * Möbel Krüger GmbH, a furniture shop in Cologne: one hotline, and agents (6, at most 800) with a number and
 * a desk phone each. The second agent has two of both. The numbers belong to the block that the
 * Bundesnetzagentur keeps free for films.
 */
export function exampleCompany(options: { readonly agents?: number } = {}): Company {
  const agents = options.agents ?? 6;
  const users = Array.from({ length: agents }, (_, index) => exampleUser(index, agents));
  return {
    name: 'Möbel Krüger GmbH',
    masterSipId: '1234567',
    domain: 'sipgate.de',
    hotlines: [{ number: '+492214710100', groupId: 'g0' }],
    users,
    groups: [
      {
        id: 'g0',
        alias: 'Zentrale',
        kind: 'ring-all',
        memberIds: users.map(user => user.id),
        mailboxAfterSeconds: null,
      },
    ],
    contacts: [{ name: 'Tischlerei Lindner', number: '+493023125001' }],
  };
}

function exampleUser(index: number, agents: number): User {
  const [firstname, lastname] = people[index % people.length] ?? people[0];
  const round = Math.floor(index / people.length);
  const lines = index === 1 ? [index, agents] : [index];
  return {
    id: `w${index}`,
    firstname,
    lastname: round === 0 ? lastname : `${lastname} ${round + 1}`,
    email: `w${index}@moebel-krueger.example`,
    admin: index === 0,
    busyOnBusy: true,
    devices: lines.map(line => ({
      id: `e${line}`,
      type: 'REGISTER',
      alias: line === agents ? `Werkstatttelefon ${lastname}` : `Tischtelefon ${lastname}`,
      phonelineIds: [`p${line}`],
      online: true,
      dnd: false,
    })),
    phonelines: lines.map(line => ({
      id: `p${line}`,
      alias: line === agents ? `Werkstatt ${lastname}` : `Telefon ${lastname}`,
      mailboxAfterSeconds: null,
      forwardTo: null,
    })),
    numbers: lines.map(line => ({ number: `+492214710${111 + line}`, phonelineId: `p${line}` })),
  };
}

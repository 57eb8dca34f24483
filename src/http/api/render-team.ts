import type { z } from 'zod';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { presenceOfDevices } from '../../domain/join.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { membersOf } from '../../domain/plan-index.ts';
import type { Agent, Roster } from '../../domain/roster.ts';
import type { teamQuerySchema, teamSchema } from '../contract/team.ts';
import { displayNumber } from './render-call.ts';
import type { PageContext } from './route.ts';

const peopleShown = 25;
const looseShown = 50;

type Team = z.input<typeof teamSchema>;
type Wanted = Pick<z.output<typeof teamQuerySchema>, 'search' | 'offset'>;

/** The team, a page of it at a time: an account may have thousands of users. */
export async function describeTeam(page: PageContext, { search, offset }: Wanted): Promise<Team> {
  const { known, connection } = page.app;
  const { roster, plan } = known;
  const { people, namesakes } = peopleOf(roster);
  const fitting = people.filter(one => fits(one, search));
  const given = new Set(connection.current.joins.map(({ number }) => number));
  const [hotline] = plan.hotlines;
  const members = hotline === undefined ? null : membersOf(plan, hotline);
  const takesPart = ({ id }: Agent): boolean => members?.has(id) ?? true;
  return {
    total: people.length,
    able: roster.agents.length,
    takingPart: roster.agents.filter(takesPart).length,
    found: fitting.length,
    people: fitting.slice(offset, offset + peopleShown).map(agent => ({
      ...renderPerson(agent, given),
      twin: (namesakes.get(agent.name) ?? 0) > 1 ? (agent.email ?? agent.id) : null,
      takesPart: takesPart(agent),
    })),
    members: hotline === undefined ? null : await howMembersAreSaid(page),
    loose: looseNumbers(page),
    gone: connection.current.joins
      .filter(({ number, userId }) => !isInForce(roster, number, userId))
      .map(({ number, name }) => ({ ...shown(number), name })),
  };
}

function renderPerson(
  agent: Agent,
  given: ReadonlySet<PhoneNumber>,
): Omit<Team['people'][number], 'twin' | 'takesPart'> {
  const { id, name, numbers, presence, devices } = agent;
  return {
    agentId: id,
    name,
    isUser: isWholeUser(agent),
    // Without a number there is no presence of the person, but one of their phones.
    presence: numbers.length > 0 ? presence : presenceOfDevices(devices ?? []),
    numbers: numbers.map(number => ({ ...shown(number), isGiven: given.has(number) })),
    devices: devices?.map(one => ({ name: one.name, presence: one.presence, isOnDnd: one.isOnDnd })) ?? null,
  };
}

/** Whether an agent is a user as the provider has them, and neither a part of one nor known by number alone. */
function isWholeUser({ id, partOf }: Agent): boolean {
  return partOf === undefined && !id.startsWith('+');
}

function isInForce({ agents }: Roster, number: PhoneNumber, userId: string | null): boolean {
  return agents.some(({ id, numbers }) => id === (userId ?? number) && numbers.includes(number));
}

interface People {
  readonly people: readonly Agent[];
  /** How many have a name. */
  readonly namesakes: ReadonlyMap<string, number>;
}

const lastOf = new WeakMap<Roster, People>();

/** Everybody in order, made once for each roster: the page asks every few seconds. */
function peopleOf(roster: Roster): People {
  const before = lastOf.get(roster);
  if (before !== undefined) return before;
  const { compare } = new Intl.Collator('de');
  const inOrder = (agents: readonly Agent[]) => agents.toSorted((a, b) => compare(a.name, b.name));
  const people = [...inOrder(roster.withoutNumber ?? []), ...inOrder(roster.agents)];
  const namesakes = new Map<string, number>();
  for (const { name } of people) namesakes.set(name, (namesakes.get(name) ?? 0) + 1);
  const made = { people, namesakes };
  lastOf.set(roster, made);
  return made;
}

function fits({ name, numbers }: Agent, search: string): boolean {
  const text = search.trim().toLowerCase();
  if (text === '' || name.toLowerCase().includes(text)) return true;
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '');
  return digits.length > 2 && numbers.some(number => number.includes(digits));
}

async function howMembersAreSaid({ desk }: PageContext): Promise<'everybody' | 'chosen' | 'groups'> {
  const { document } = await currentDocument(desk);
  const names = document.hotlines[0]?.agents;
  if (names === undefined) return 'everybody';
  return names.some(name => Object.hasOwn(document.groups ?? {}, name)) ? 'groups' : 'chosen';
}

function looseNumbers({ app: { known } }: PageContext): Team['loose'] {
  const { accountNumbers, agents } = known.roster;
  if (!accountNumbers) return null;
  const owned = new Set(agents.flatMap(({ numbers }) => numbers));
  const loose = accountNumbers.filter(number => !owned.has(number) && !known.hotlines.has(number));
  return { total: loose.length, numbers: loose.slice(0, looseShown).map(shown) };
}

function shown(number: PhoneNumber): { number: string; display: string } {
  return { number, display: displayNumber(number) };
}

import type { MarkedEvent } from '../calendar/marked-event.ts';
import type { AgentId } from '../domain/roster.ts';
import { saysAbsence } from './event-title.ts';
import type { Text } from './remedy.ts';

export interface NamedAgent {
  readonly id: AgentId;
  readonly name: string;
}

/** The people whom an event in a team's calendar is about. */
export interface PeopleFound {
  readonly agents: readonly NamedAgent[];
  /** What could be read in more than one way. */
  readonly doubt: Text | null;
  /** Why nobody is away, if nobody is. */
  readonly otherwise: 'nobody' | 'standing-in' | 'declined';
}

/**
 * Who is away according to an event in a team's calendar: whoever its title names, in full or by a first or
 * last name that only one of them has; otherwise who takes part, otherwise who made it. Names after
 * "Vertretung" are those of deputies.
 */
export function peopleIn({ title, marks }: MarkedEvent, agents: readonly NamedAgent[]): PeopleFound {
  const about = withoutDeputies(title);
  if (about === null) return { agents: [], doubt: null, otherwise: 'standing-in' };
  const inTitle = agentsNamed(about, agents);
  if (inTitle.agents.length > 0 || inTitle.unclear.length > 0) return found(title, inTitle);
  const attending = marks.people.filter(({ role, hasDeclined }) => role === 'attendee' && !hasDeclined);
  const invited = agents.filter(agent => attending.some(person => isPerson(person, agent)));
  const organizing = marks.people.filter(({ role }) => role === 'organizer');
  const inviting = agents.filter(agent => organizing.some(person => isPerson(person, agent)));
  return { agents: invited.length > 0 ? invited : inviting, doubt: null, otherwise: 'nobody' };
}

/** Whether this is the full name of the agent, in either order. */
export function nameFits(name: string, agent: NamedAgent): boolean {
  return wordsOf(name).length > 1 && agentsNamed(name, [agent]).isFull;
}

function isPerson({ name, address }: { name: string; address: string }, agent: NamedAgent): boolean {
  const [local = ''] = address.split('@');
  return nameFits(name, agent) || nameFits(local.replaceAll(/[._-]/g, ' '), agent);
}

/** Whether a title says, before anything else, that its owner stands in for somebody. */
export function isAboutStandingIn(title: string): boolean {
  return /^\P{L}*(\p{L}*vertretung|deputy for|standing in for|stand-in for)(?!\p{L})/iu.test(title);
}

/** The part of a title about who is away; null: it is about somebody standing in. */
function withoutDeputies(title: string): string | null {
  const rest = standsIn.test(title) ? besideStandingIn(title) : title;
  if (rest === null) return null;
  const [about = ''] = rest.split(
    /(?<!\p{L})i\.\s?V\.|\p{L}*(?:vertretung|vertreter|vertr\.|deputy|deputies|stand-in)/iu,
    1,
  );
  return about.trim() === '' && title.trim() !== '' ? null : about;
}

const standsIn =
  /(?<!\p{L})(vertritt|vertreten|springt|übernimmt|stands? in|standing in|covers?|covering)(?!\p{L})|vertretung\s+(für|fuer|von|for|of)(?!\p{L})/iu;

/** The part of a title such as `Anna krank, Jonas übernimmt` that says who is away; null: there is none. */
function besideStandingIn(title: string): string | null {
  const parts = title.split(/[,;:()|]|\s[-–—]\s/).filter(part => !standsIn.test(part));
  return parts.some(saysAbsence) ? parts.join(', ') : null;
}

interface Named {
  readonly agents: readonly NamedAgent[];
  /** Words that fit several agents. */
  readonly unclear: readonly string[];
  readonly isFull: boolean;
}

function agentsNamed(text: string, agents: readonly NamedAgent[]): Named {
  let rest = ` ${wordsOf(text).join(' ')} `;
  const full = agents.filter(agent => {
    const words = wordsOfName(agent);
    const spellings = [words, [...words.slice(-1), ...words.slice(0, -1)]]
      .map(order => ` ${order.join(' ')} `)
      .flatMap(spelling => [spelling, spelling.replaceAll('-', ' ')]);
    const spelling = words.length > 1 ? spellings.find(it => rest.includes(it)) : undefined;
    if (spelling === undefined) return false;
    rest = rest.replaceAll(spelling, ' | ');
    return true;
  });
  const words = rest.split(' ').filter(word => word.length > 1 && !particles.has(word));
  const single = [...new Set(words)].map(word => {
    // "Annas Urlaub" is Anna's.
    const spellings = [word, word.replace(/['’]?s$/, '')];
    const isNamed = (agent: NamedAgent): boolean => wordsOfName(agent).some(part => spellings.includes(part));
    return { word, fitting: agents.filter(isNamed) };
  });
  const sure = single.flatMap(({ fitting }) => (fitting.length === 1 ? fitting : []));
  const unclear = single.filter(({ fitting }) => fitting.length > 1).map(({ word }) => word);
  return { agents: [...new Set([...full, ...sure])], unclear, isFull: full.length > 0 };
}

function found(title: string, { agents, unclear }: Named): PeopleFound {
  const [word] = unclear;
  const doubt =
    word === undefined
      ? null
      : {
          en: `In the event "${title}" it is not clear who is meant by "${word}", since several go by it: write the full name.`,
          de: `Im Termin „${title}“ ist nicht klar, wer mit „${word}“ gemeint ist, denn mehrere heißen so: Schreiben Sie den vollen Namen.`,
        };
  return { agents, doubt, otherwise: 'nobody' };
}

/** Words that occur in names as well as in any other text. */
const particles = new Set([
  'von',
  'van',
  'vom',
  'zu',
  'zur',
  'der',
  'den',
  'de',
  'di',
  'da',
  'la',
  'dr',
  'prof',
]);

const knownWords = new WeakMap<NamedAgent, readonly string[]>();

/** Remembered, since every event of a calendar is compared with every name. */
function wordsOfName(agent: NamedAgent): readonly string[] {
  const words = knownWords.get(agent) ?? wordsOf(agent.name);
  knownWords.set(agent, words);
  return words;
}

/** The words of a name, regardless of case and of ü or ue. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'oe')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter(word => word !== '');
}

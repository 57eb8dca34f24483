import type { Availability } from './availability.ts';

export type Language = 'en' | 'de';

/** The pieces of the sentence that explains a decision. Each language may order and inflect as it must. */
export interface Phrases {
  list(parts: readonly string[]): string;
  preferredAgent(first: string, calls: number, agoDays: number): string;
  nextFamiliar(first: string, calls: number, better: string): string;
  alsoRings(others: string, count: number): string;
  lastAgent(who: string, agoDays: number): string;
  majorityAgent(who: string, calls: number, total: number, factor: number): string;
  longestIdle(who: string, count: number): string;
  random(who: string, available: number): string;
  nobodyAvailable(states: string, voicemail: boolean): string;
  noneFamiliarAvailable(states: string): string;
  noMajority(factor: number): string;
  others(count: number): string;
  readonly newCaller: string;
  readonly withheld: string;
  readonly notLookedUp: string;
  /** Behind the sentence, where it had to be chosen among agents who may be unavailable. */
  readonly presenceUnknown: string;
  readonly missedLastCall: string;
  readonly state: Readonly<Record<Availability, string>>;
}

const english: Phrases = {
  list: parts => join(parts, 'and'),
  preferredAgent: (first, calls, agoDays) =>
    `The caller knows ${first} best (${times(calls, 'call', 'calls')}, last ${agoEn(agoDays)})`,
  nextFamiliar: (first, calls, better) =>
    `The caller knows ${first} (${times(calls, 'call', 'calls')}); ${better}`,
  alsoRings: (others, count) => `; ${others} ${count === 1 ? 'rings' : 'ring'} too`,
  lastAgent: (who, agoDays) => `${who} talked to this caller last, ${agoEn(agoDays)}`,
  majorityAgent: (who, calls, total, factor) =>
    `${who} took ${calls} of this caller’s ${total} calls, more than ${percent(factor)} %`,
  longestIdle: (who, count) => `${who} ${count === 1 ? 'has' : 'have'} been idle longest`,
  random: (who, available) => `chance chose ${who}, one of ${available} available`,
  nobodyAvailable: (states, voicemail) =>
    `Nobody is available${states === '' ? '' : ` (${states})`}: ${
      voicemail ? 'the call goes to voicemail' : 'the call rings as configured in sipgate'
    }`,
  noneFamiliarAvailable: states => `Nobody the caller knows is available (${states}): `,
  noMajority: factor => `No available agent took more than ${percent(factor)} % of this caller’s calls: `,
  others: count => times(count, 'other', 'others'),
  newCaller: 'A new caller: ',
  withheld: 'A caller who cannot be recognised: ',
  notLookedUp: 'Who the caller knows could not be looked up in time: ',
  presenceUnknown: '; who is reachable is not known at the moment',
  missedLastCall: 'has just missed this caller’s call',
  state: {
    available: 'is available',
    ringing: 'is being rung',
    talking: 'is talking',
    'wrap-up': 'is finishing up after a call',
    paused: 'is set aside after missed calls',
    'do-not-disturb': 'is on do not disturb',
    offline: 'is offline',
    unknown: 'may be unreachable',
    gone: 'has left',
  },
};

const german: Phrases = {
  list: parts => join(parts, 'und'),
  preferredAgent: (first, calls, agoDays) =>
    `Der Anrufer kennt ${first} am besten (${times(calls, 'Gespräch', 'Gespräche')}, zuletzt ${agoDe(agoDays)})`,
  nextFamiliar: (first, calls, better) =>
    `Der Anrufer kennt ${first} (${times(calls, 'Gespräch', 'Gespräche')}); ${better}`,
  alsoRings: others => `; bei ${others} klingelt es auch`,
  lastAgent: (who, agoDays) => `${who} hat zuletzt mit dem Anrufer gesprochen, ${agoDe(agoDays)}`,
  majorityAgent: (who, calls, total, factor) =>
    `${who} nahm ${calls} von ${total} Anrufen dieses Anrufers an, mehr als ${percent(factor)} %`,
  longestIdle: (who, count) => `${who} ${count === 1 ? 'ist' : 'sind'} am längsten frei`,
  random: (who, available) =>
    `Der Zufall wählte ${who} (${available === 1 ? '1 war' : `${available} waren`} frei)`,
  nobodyAvailable: (states, voicemail) =>
    `Niemand ist frei${states === '' ? '' : ` (${states})`}: ${
      voicemail ? 'Der Anruf geht auf die Mailbox' : 'Der Anruf klingelt wie in sipgate eingestellt'
    }`,
  noneFamiliarAvailable: states => `Von denen, die der Anrufer kennt, ist niemand frei (${states}): `,
  noMajority: factor =>
    `Kein freier Agent nahm mehr als ${percent(factor)} % der Anrufe dieses Anrufers an: `,
  others: count => times(count, 'weiterer', 'weitere'),
  newCaller: 'Ein neuer Anrufer: ',
  withheld: 'Ein Anrufer, der nicht zu erkennen ist: ',
  notLookedUp: 'Wen der Anrufer kennt, war nicht rechtzeitig zu erfahren: ',
  presenceUnknown: '; wer erreichbar ist, ist gerade nicht bekannt',
  missedLastCall: 'hat den Anruf dieses Anrufers eben verpasst',
  state: {
    available: 'ist frei',
    ringing: 'wird gerade angerufen',
    talking: 'telefoniert',
    'wrap-up': 'arbeitet ein Gespräch nach',
    paused: 'pausiert nach verpassten Anrufen',
    'do-not-disturb': 'möchte nicht gestört werden',
    offline: 'ist nicht angemeldet',
    unknown: 'ist vielleicht nicht erreichbar',
    gone: 'ist nicht mehr da',
  },
};

export const phrases: Readonly<Record<Language, Phrases>> = { en: english, de: german };

function join(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
}

function times(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function agoEn(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

function agoDe(days: number): string {
  return days === 0 ? 'heute' : days === 1 ? 'gestern' : `vor ${days} Tagen`;
}

function percent(share: number): number {
  return Math.round(share * 100);
}

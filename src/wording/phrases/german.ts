import type { LocalDate, Weekday } from '../../domain/local-date.ts';
import type { Phrases } from '../reason-phrases.ts';
import { clock, inBrackets, join, percent, times } from './count.ts';

export const german: Phrases = {
  language: 'de',
  list: parts => join(parts, 'und'),
  others: count => times(count, 'weiterer', 'weitere'),
  day,
  opening: (moment, isSoon) => `${isSoon ? weekdays[moment.weekday] : day(moment.date)} ${clock(moment)}`,

  preferredAgent: (first, calls, agoDays) =>
    `der Anrufer kennt ${first} am besten (${times(calls, 'Gespräch', 'Gespräche')}, zuletzt ${ago(agoDays)})`,
  nextFamiliar: (first, calls, better) =>
    `der Anrufer kennt ${first} (${times(calls, 'Gespräch', 'Gespräche')}); ${better}`,
  nextFamiliarTogether: (who, better) =>
    `von denen, die der Anrufer gut kennt, ist niemand frei${inBrackets(better)}: Es klingelt zugleich bei ${who}, die er weniger kennt`,
  alsoRings: others => `; bei ${others} klingelt es auch`,
  alsoRingsForVip: other => `; bei ${other} klingelt es auch, weil der Anrufer ein VIP ist`,
  lastAgent: (who, agoDays) => `${who} hat zuletzt mit dem Anrufer gesprochen, ${ago(agoDays)}`,
  majorityAgent: (who, { calls, total, isOfPresent, factor }) =>
    isOfPresent
      ? `${who} führte ${calls} von ${times(total, 'Gespräch', 'Gesprächen')} dieses Anrufers mit denen, die frei sind, mehr als ${percent(factor)} %`
      : `${who} nahm ${calls} von ${times(total, 'Anruf', 'Anrufen')} dieses Anrufers an, mehr als ${percent(factor)} %`,
  longestIdle: (who, count) => `${who} ${count === 1 ? 'ist' : 'sind'} am längsten frei`,
  random: (who, available) =>
    `${who} wurde zufällig gewählt (${available === 1 ? '1 war' : `${available} waren`} frei)`,
  noneFamiliarAvailable: states => `von denen, die der Anrufer kennt, ist niemand frei (${states}): `,
  noMajority: (factor, isOfPresent) =>
    isOfPresent
      ? `von denen, die frei sind, führte niemand mehr als ${percent(factor)} % ihrer Gespräche mit diesem Anrufer: `
      : `niemand, der frei ist, nahm mehr als ${percent(factor)} % der Anrufe dieses Anrufers an: `,
  newCaller: 'ein neuer Anrufer: ',
  withheld: 'ein Anrufer ohne erkennbare Nummer: ',
  notLookedUp: 'wen der Anrufer kennt, ließ sich nicht rechtzeitig feststellen: ',
  presenceUnknown: '; wer erreichbar ist, ist gerade nicht bekannt',
  withoutDatabase: '; ohne die Datenbank entschieden',
  withoutClaim: '; ohne Vormerkung: Eine andere Instanz kann dort einen weiteren Anruf klingeln lassen',

  fixedAgent: (who, customer) =>
    `Anrufe von ${customer === '' ? 'diesem Anrufer' : customer} gehen laut Regel an ${who}`,
  fixedAgentPassed: (who, state) => `fest zugeordnet ist ${who} (${state})`,
  returnCall: (who, agoHours) =>
    `${who} hatte den Anrufer ${hoursAgo(agoHours)} vergeblich angerufen und bekommt den Rückruf`,
  returnCallPassed: (who, state) => `vergeblich angerufen hatte ihn ${who} (${state})`,
  someoneNew: (who, count) =>
    `der Anrufer soll jemand Neues kennenlernen: ${who} ${count === 1 ? 'ist' : 'sind'} am längsten frei`,
  someoneNewPassed: 'niemand, den der Anrufer noch nicht kennt, ist frei',
  deputy: (absent, why, until, deputy) => `${absent} ${away(why, until)}; die Vertretung ist ${deputy}`,
  blocked: customer => `der Anrufer ist gesperrt${inBrackets(customer)}`,
  numberWithheld: 'der Anrufer unterdrückt seine Nummer',
  closed: (label, opening) =>
    `geschlossen${inBrackets(label)}${opening === '' ? '' : `, wieder geöffnet ${opening}`}`,
  nobodyAvailable: states => `niemand ist frei${inBrackets(states)}`,
  onlyFor: (who, state) => `diesen Anrufer bekommt nur ${who} (${state})`,
  onlyFixedAgent: '; diesen Anrufer bekommt nur, wer ihm fest zugeordnet ist',
  everybodyTalks: 'alle telefonieren',

  missed: (who, state, known) => {
    if (known === 'not') return `${who} ${state}`;
    return `${who}, dem Anrufer ${known === 'best' ? 'am besten bekannt' : 'bekannt'}, ${state}`;
  },
  behindColon: sentence => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
  waitsForFamiliar: atMostSeconds => `der Anrufer wartet, höchstens ${atMostSeconds} s`,
  waitsForAnybody: (place, atMostSeconds) =>
    `der Anrufer wartet an ${place}. Stelle, höchstens ${atMostSeconds} s`,
  waited: seconds => `; der Anrufer hat ${seconds} s gewartet`,
  asksForVoicemail: 'der Anrufer hat beim Warten darum gebeten',
  asksForCallback: 'der Anrufer hat darum gebeten',
  offersCallback: 'dem Anrufer wird ein Rückruf angeboten',

  onlyListens: decided =>
    `nur mitgehört, der Anruf klingelt wie in sipgate eingestellt; zur Probe entschieden: ${decided}`,

  fate: {
    onCall: (name, who) => `Der Anruf geht an ${who}, laut Bereitschaftsplan ${name} in Bereitschaft`,
    group: (name, who) => `Der Anruf geht an die Gruppe ${name} (${who})`,
    number: masked => `Der Anruf geht an ${masked}`,
    announcement: name => `Die Ansage „${name}“ wird abgespielt, dann endet der Anruf`,
    callback: who =>
      who === '' ? 'Ihn ruft zurück, wer frei ist' : `Ihn ruft zurück, wer zuerst frei ist: ${who}`,
    voicemail: 'Der Anruf geht auf die Mailbox',
    rejected: 'Der Anruf wird abgewiesen',
    busy: 'Der Anrufer hört das Besetztzeichen',
    asConfigured: 'Der Anruf klingelt wie in sipgate eingestellt',
  },

  state: {
    available: 'ist frei',
    ringing: 'wird gerade angerufen',
    talking: 'telefoniert',
    'wrap-up': 'ist noch in der Nachbearbeitung',
    'on-break': 'hat Pause',
    paused: 'pausiert nach verpassten Anrufen',
    'do-not-disturb': 'möchte nicht gestört werden',
    offline: 'ist nicht angemeldet',
    unknown: 'ist vielleicht nicht erreichbar',
    gone: 'ist nicht mehr da',
  },
  missedLastCall: 'hat den Anruf dieses Anrufers eben verpasst',
  overloaded: multiple =>
    `hat in der letzten Stunde das ${String(multiple).replace('.', ',')}-Fache des Teamdurchschnitts telefoniert`,
  away,
  neverWithThisCaller: 'bekommt diesen Anrufer nie',
  keptForWaiting: 'ist für einen Wartenden vorgesehen',
  offDuty: 'hat gerade keinen Dienst',
};

function ago(days: number): string {
  return days === 0 ? 'heute' : days === 1 ? 'gestern' : `vor ${days} Tagen`;
}

function hoursAgo(hours: number): string {
  return hours === 0 ? 'eben erst' : `vor ${times(hours, 'Stunde', 'Stunden')}`;
}

function away(why: string, until: string): string {
  const time = until === '' ? '' : ` bis ${until}`;
  if (/^(holidays?|vacation|urlaub|ferien)$/i.test(why)) return `ist${time} im Urlaub`;
  if (/^(ill|illness|sick|krank|krankheit)$/i.test(why)) return `ist${time} krank`;
  return `ist${time} abwesend${inBrackets(why)}`;
}

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

const weekdays: Readonly<Record<Weekday, string>> = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};

function day(date: LocalDate): string {
  return `${Number(date.slice(8))}. ${months[Number(date.slice(5, 7)) - 1]}`;
}

import type { HowBad, Place, Warning } from '../health-summary.ts';

/** A check whose finding is said by whoever notices it, as long as it holds. */
export interface StandingCheck {
  /** Of the check in the list. */
  readonly name: string;
  readonly about: Warning;
  /** Of a warning; a note is a hint. */
  readonly howBad: HowBad;
  /** Whether a note means that something can't be checked; left out: it is doubtful. */
  readonly isUnknown?: true;
  /** Said where nothing is wrong. Left out where silence may mean that nobody could look; then it is not listed. */
  readonly ok?: Warning;
  readonly place?: Place;
}

const asSent = {
  name: 'pushes-as-sent',
  about: {
    en: 'Whether pushes arrive as sipgate sends them',
    de: 'Ob Meldungen so ankommen, wie sipgate sie schickt',
  },
  howBad: 'broken',
} as const;
const numbers = {
  name: 'numbers',
  about: {
    en: 'Whether hotlines and agents’ numbers are of the account',
    de: 'Ob die Nummern zum Konto gehören',
  },
  howBad: 'broken',
  place: 'settings/hotlines',
} as const;
const signOn = {
  name: 'single-sign-on',
  about: { en: 'Whether single sign-on works', de: 'Ob die Anmeldung mit dem Firmenkonto geht' },
  howBad: 'soon',
} as const;
const erased = {
  name: 'erased-callers',
  about: { en: 'Whether erased callers stay erased', de: 'Ob Gelöschte gelöscht bleiben' },
  howBad: 'soon',
} as const;

/** By the thing that is spoken of, or its beginning: what follows it may be secret. */
export const standingChecks: Readonly<Record<string, StandingCheck>> = {
  'pushes astray': {
    name: 'pushes-astray',
    about: {
      en: 'Whether pushes come to the right address',
      de: 'Ob Meldungen an der richtigen Adresse ankommen',
    },
    howBad: 'broken',
  },
  'pushes respelled': {
    name: 'pushes-astray',
    about: {
      en: 'Whether pushes come to the right address',
      de: 'Ob Meldungen an der richtigen Adresse ankommen',
    },
    howBad: 'soon',
  },
  'pushes foreign': {
    name: 'pushes-foreign',
    about: { en: 'Whether pushes are of this account', de: 'Ob Meldungen zu diesem Konto gehören' },
    howBad: 'broken',
  },
  'pushes unsigned': asSent,
  'pushes wrong-signature': asSent,
  'pushes method': asSent,
  'pushes media-type': asSent,
  'pushes compressed': asSent,
  'pushes not-understood': asSent,
  connection: {
    name: 'connection',
    about: { en: 'Whether Familiar is connected', de: 'Ob Familiar verbunden ist' },
    howBad: 'broken',
    ok: { en: 'Familiar is connected to sipgate.', de: 'Familiar ist mit sipgate verbunden.' },
    place: 'settings/connection',
  },
  'the stored token': {
    name: 'stored-token',
    about: { en: 'Whether the stored token can be opened', de: 'Ob das gespeicherte Token zu öffnen ist' },
    howBad: 'broken',
    place: 'settings/connection',
  },
  overload: {
    name: 'overload',
    about: { en: 'Whether this machine keeps up', de: 'Ob dieser Rechner nachkommt' },
    howBad: 'broken',
    ok: { en: 'This machine keeps up.', de: 'Dieser Rechner kommt nach.' },
  },
  clocks: {
    name: 'clocks-of-instances',
    about: {
      en: 'Whether all instances have the same time',
      de: 'Ob die Uhren aller Instanzen gleich gehen',
    },
    howBad: 'broken',
  },
  phones: {
    name: 'phones',
    about: { en: 'Whether agents have phones at sipgate', de: 'Ob die Leute in sipgate Telefone haben' },
    howBad: 'broken',
    place: 'agents',
  },
  number: numbers,
  'numbers unchecked': { ...numbers, isUnknown: true },
  'numbers as agents': { ...numbers, place: 'agents' },
  'rules of split users': {
    name: 'lost-rules',
    about: { en: 'Rules that give callers to nobody', de: 'Regeln, die Anrufer niemandem geben' },
    howBad: 'soon',
    place: 'settings/rules',
  },
  talks: {
    name: 'long-talks',
    about: { en: 'Talks longer than usual', de: 'Gespräche, die länger dauern als üblich' },
    howBad: 'soon',
    ok: { en: 'No talk is longer than usual.', de: 'Kein Gespräch dauert länger als üblich.' },
    place: 'live',
  },
  'earlier calls': {
    name: 'earlier-calls',
    about: { en: 'Calls from before the start', de: 'Gespräche von vor dem Start' },
    howBad: 'hint',
    place: 'live',
  },
  calls: {
    name: 'calls-in-progress',
    about: {
      en: 'Whether open calls can be compared with sipgate’s list',
      de: 'Ob sich offene Anrufe mit der Liste von sipgate vergleichen lassen',
    },
    howBad: 'hint',
    isUnknown: true,
  },
  'the configuration': {
    name: 'stored-configuration',
    about: {
      en: 'Whether the stored configuration is meant as it is read',
      de: 'Ob die gespeicherte Konfiguration so gilt, wie sie gemeint war',
    },
    howBad: 'hint',
  },
  calendars: {
    name: 'calendars',
    about: { en: 'Whether published calendars can be read', de: 'Ob veröffentlichte Kalender lesbar sind' },
    howBad: 'soon',
    place: 'agents',
  },
  'tutorial history': {
    name: 'tutorial-history',
    about: {
      en: 'Whether calls get into the tutorial’s table',
      de: 'Ob Anrufe in die Tabelle des Tutorials kommen',
    },
    howBad: 'soon',
  },
  'erased callers': erased,
  'the key of erased callers': erased,
  'identity provider': signOn,
  'single sign-on': signOn,
  'renewal of single sign-on': signOn,
  'roles of single sign-on': signOn,
  'secret of single sign-on': signOn,
};

/** The check that speaks of a thing; of one that is not in the list, a check of its own. */
export function standingCheckOf(thing: string): StandingCheck {
  for (let end = thing.length; end > 0; end = thing.lastIndexOf(' ', end - 1)) {
    const start = thing.slice(0, end);
    const check = Object.hasOwn(standingChecks, start) ? standingChecks[start] : undefined;
    if (check !== undefined) return check;
  }
  return { name: 'other', about: { en: 'Anything else', de: 'Alles andere' }, howBad: 'soon' };
}

import { holidayNames } from '../calendar/holiday-names.ts';
import type { FederalState } from '../calendar/holidays.ts';
import type { Text } from './remedy.ts';

const refusals = {
  reject: say('abweisen', 'turn away'),
  busy: say('Besetztton', 'busy tone'),
};

const states: Readonly<Record<FederalState | 'none', Text>> = {
  none: say('keine', 'none'),
  BW: same('Baden-Württemberg'),
  BY: say('Bayern', 'Bavaria'),
  BE: same('Berlin'),
  BB: same('Brandenburg'),
  HB: same('Bremen'),
  HE: say('Hessen', 'Hesse'),
  HH: same('Hamburg'),
  MV: say('Mecklenburg-Vorpommern', 'Mecklenburg-Western Pomerania'),
  NI: say('Niedersachsen', 'Lower Saxony'),
  NW: say('Nordrhein-Westfalen', 'North Rhine-Westphalia'),
  RP: say('Rheinland-Pfalz', 'Rhineland-Palatinate'),
  SL: same('Saarland'),
  SN: say('Sachsen', 'Saxony'),
  ST: say('Sachsen-Anhalt', 'Saxony-Anhalt'),
  SH: same('Schleswig-Holstein'),
  TH: say('Thüringen', 'Thuringia'),
};

const holidays = Object.fromEntries(Object.entries(holidayNames).map(([key, { label }]) => [key, label]));

const policies = {
  familiar: say('Bekannte Stimme', 'Familiar voice'),
  tutorial: say('Mehrheit (wie im Tutorial)', 'Majority (as in the tutorial)'),
  'last-agent': say('Wer zuletzt sprach', 'Last agent'),
  'longest-idle': say('Wer am längsten frei ist', 'Longest idle'),
  random: say('Zufall', 'Chance'),
};

const asAtSipgate = say('wie bei sipgate eingestellt', 'as set at sipgate');

/** The names of a field's values, by the field's name, where there are only a few to choose from. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  policy: policies,
  memory: {
    shared: say('gemeinsam mit anderen Hotlines', 'shared with other hotlines'),
    own: say('nur diese Hotline', 'this hotline alone'),
  },
  withheld: { 'as-strangers': say('wie Unbekannte', 'like strangers'), ...refusals },
  blocked: refusals,
  overflow: {
    voicemail: say('Mailbox', 'voicemail'),
    busy: say('Besetztton', 'busy tone'),
    sipgate: asAtSipgate,
  },
  credit: {
    final: say('wer zuletzt sprach', 'whoever talked last'),
    first: say('wer zuerst annahm', 'whoever answered first'),
  },
  busy: {
    busy: say('gebucht', 'busy'),
    'out-of-office': say('abwesend', 'out of office'),
    tentative: say('mit Vorbehalt', 'tentative'),
    elsewhere: say('an einem anderen Ort tätig', 'working elsewhere'),
    free: say('frei', 'free'),
  },
  whoMayAsk: {
    known: say('nur wer hier jemanden kennt', 'only those who know somebody here'),
    all: say('alle', 'all'),
  },
  language: { de: say('Deutsch', 'German'), en: say('Englisch', 'English') },
  holidays: states,
  add: holidays,
  remove: holidays,
};

/** The names of values such as "nothing" or "closed", in any field. */
export const commonValueWords: Readonly<Record<string, Text>> = {
  closed: say('geschlossen', 'closed'),
  none: say('keine', 'none'),
};

function say(de: string, en: string): Text {
  return { de, en };
}

function same(text: string): Text {
  return say(text, text);
}

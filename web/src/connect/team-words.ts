import type { Person } from '../../../src/http/contract/team.ts';
import { inLanguage } from '../language.ts';

interface TeamWords {
  readonly text: string;
  readonly noToken: string;
  readonly noNumbers: string;
  readonly lacking: (count: number) => string;
  readonly fixedNumbers: (numbers: string) => string;
  readonly search: string;
  readonly shown: (from: number, to: number, of: number) => string;
  readonly nobodyFound: string;
  readonly back: string;
  readonly on: string;
  readonly presence: Readonly<Record<Person['presence'], string>>;
  readonly devices: Readonly<Record<'online' | 'offline' | 'unverified' | 'dnd', string>>;
  readonly noDevices: string;
  readonly noNumber: string;
  readonly given: string;
  readonly takeAway: (number: string, name: string) => string;
  readonly remove: string;
  readonly give: string;
  readonly giveTo: (name: string) => string;
  readonly number: string;
  readonly numberHint: string;
  readonly to: string;
  readonly toHint: string;
  readonly toNobody: string;
  readonly name: string;
  readonly save: string;
  readonly cancel: string;
  readonly saved: string;
  readonly takesPart: (name: string) => string;
  readonly part: string;
  readonly saveParts: string;
  readonly everybody: string;
  readonly chosen: (count: number) => string;
  readonly groups: string;
  readonly hotlineFirst: string;
  readonly loose: (count: number) => string;
  readonly looseHint: string;
  readonly looseMore: (count: number) => string;
  readonly other: string;
  readonly otherHint: string;
  readonly gone: string;
  readonly byHand: string;
  readonly byHandLabel: string;
  readonly byHandHint: string;
  readonly saveNumbers: string;
}

const german: TeamWords = {
  text: 'Wer Anrufe annehmen kann, an welchen Nummern es klingelt, und wer mitmacht.',
  noToken:
    'Ohne Token findet Familiar das Team nicht selbst. Geben Sie ein Token ein oder hier Nummern mit Namen.',
  noNumbers:
    'Bei sipgate hat niemand eine eigene Nummer, oder das Token darf die Nummern nicht sehen. Geben Sie hier mindestens einer Person eine Nummer.',
  lacking: count =>
    count === 1
      ? 'Eine Person hat keine Nummer; bei ihr klingelt es nicht. Geben Sie ihr hier eine, oder bei sipgate eine Durchwahl.'
      : `${count} Personen haben keine Nummer; bei ihnen klingelt es nicht. Geben Sie ihnen hier eine, oder bei sipgate eine Durchwahl.`,
  fixedNumbers: numbers =>
    `In den Server-Einstellungen steht fest, wo es klingeln darf (SERVICE_PHONES): ${numbers}. Nur dort ist das zu ändern; hier geben Sie an, wer es ist.`,
  search: 'Name oder Nummer suchen',
  shown: (from, to, of) => `${from} bis ${to} von ${of}`,
  nobodyFound: 'Niemand gefunden.',
  back: 'Zurück',
  on: 'Weitere',
  presence: {
    reachable: 'angemeldet',
    'do-not-disturb': 'nicht stören',
    offline: 'abgemeldet',
    unverified: 'Anmeldung unbekannt',
  },
  devices: { online: 'angemeldet', offline: 'abgemeldet', unverified: 'unbekannt', dnd: 'nicht stören' },
  noDevices: 'Kein Telefon bei sipgate',
  noNumber: 'Keine Nummer',
  given: 'von Ihnen angegeben',
  takeAway: (number, name) => `Entfernen: ${number} (${name})`,
  remove: 'Entfernen',
  give: 'Nummer geben',
  giveTo: name => `Nummer geben: ${name}`,
  number: 'Nummer',
  numberHint:
    'Mit Vorwahl; auch ein Handy oder eine Nummer außerhalb von sipgate. Wer bei sipgate schon eine Nummer hat, wird an dieser erkannt, aber weiter dort angerufen.',
  to: 'Wem gehört sie?',
  toHint: 'Zur Wahl steht, wer oben in der Liste ist.',
  toNobody: 'Jemandem ohne sipgate-Benutzer',
  name: 'Name',
  save: 'Speichern',
  cancel: 'Abbrechen',
  saved: 'Gespeichert. Gilt ab sofort.',
  takesPart: name => `${name} macht mit`,
  part: 'macht mit',
  saveParts: 'Speichern, wer mitmacht',
  everybody: 'Anrufe der Hotline bekommen alle, auch wer später dazukommt.',
  chosen: count =>
    `Anrufe der Hotline ${count === 1 ? 'bekommt 1 Person' : `bekommen ${count} Personen`}. Wer später dazukommt, macht erst mit, wenn Sie es hier ankreuzen.`,
  groups: 'Wer Anrufe der Hotline bekommt, ist in Gruppen festgelegt: in den Einstellungen ändern',
  hotlineFirst: 'Wer mitmacht, wählen Sie, sobald die Hotline eine Nummer hat.',
  loose: count => `Nummern, die keiner Person gehören (${count})`,
  looseHint: 'Bei sipgate führen sie zu einer Gruppe, einem Channel oder nirgendwohin.',
  looseMore: count => `und ${count} weitere; tippen Sie sie beim Hinzufügen ein.`,
  other: 'Handy oder andere Nummer hinzufügen',
  otherHint: 'Wessen Anmeldung sipgate nicht zeigt, der wird immer angerufen.',
  gone: 'Angegeben, aber nicht in Kraft: Bei sipgate ist es inzwischen anders.',
  byHand: 'Nur bestimmte Nummern anrufen',
  byHandLabel: 'Nummern, durch Kommas getrennt',
  byHandHint:
    'Dann klingelt es nur bei diesen und bei denen, die Sie oben jemandem gegeben haben; leer: Familiar findet sie selbst.',
  saveNumbers: 'Nummern speichern',
};

const english: TeamWords = {
  text: 'Who can take calls, which numbers ring, and who takes part.',
  noToken: 'Without a token Familiar can’t find your team. Give a token, or numbers with names here.',
  noNumbers:
    'Nobody has a number of their own at sipgate, or the token may not see numbers. Give at least one person a number here.',
  lacking: count =>
    count === 1
      ? 'One person has no number and can’t be rung. Give them one here, or a direct number at sipgate.'
      : `${count} people have no number and can’t be rung. Give them one here, or a direct number at sipgate.`,
  fixedNumbers: numbers =>
    `The server’s environment fixes which numbers may ring (SERVICE_PHONES): ${numbers}. That can be changed only there; here you say whose they are.`,
  search: 'Search name or number',
  shown: (from, to, of) => `${from} to ${to} of ${of}`,
  nobodyFound: 'Nobody was found.',
  back: 'Back',
  on: 'More',
  presence: {
    reachable: 'registered',
    'do-not-disturb': 'do not disturb',
    offline: 'not registered',
    unverified: 'registration unknown',
  },
  devices: { online: 'registered', offline: 'not registered', unverified: 'unknown', dnd: 'do not disturb' },
  noDevices: 'No phone at sipgate',
  noNumber: 'No number',
  given: 'given by you',
  takeAway: (number, name) => `Remove: ${number} (${name})`,
  remove: 'Remove',
  give: 'Give a number',
  giveTo: name => `Give a number: ${name}`,
  number: 'Number',
  numberHint:
    'With its area code; a mobile or a number outside sipgate too. Who has a number at sipgate already is recognised by this one, and rung there as before.',
  to: 'Whose is it?',
  toHint: 'You can choose whoever is in the list above.',
  toNobody: 'Somebody who is no user at sipgate',
  name: 'Name',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved. In force at once.',
  takesPart: name => `${name} takes part`,
  part: 'takes part',
  saveParts: 'Save who takes part',
  everybody: 'Everybody gets the hotline’s calls, also who comes later.',
  chosen: count =>
    `${count === 1 ? '1 person gets' : `${count} people get`} the hotline’s calls. Who comes later takes part once you tick them here.`,
  groups: 'Groups say who gets the hotline’s calls: change them in the settings',
  hotlineFirst: 'You choose who takes part once the hotline has a number.',
  loose: count => `Numbers that belong to no person (${count})`,
  looseHint: 'At sipgate they lead to a group, a channel, or nowhere.',
  looseMore: count => `and ${count} more; type them when you add a number.`,
  other: 'Add a mobile or another number',
  otherHint: 'Where sipgate does not show whether somebody is there, they are always rung.',
  gone: 'Given, but not in force: sipgate says otherwise by now.',
  byHand: 'Ring certain numbers only',
  byHandLabel: 'Numbers, separated by commas',
  byHandHint:
    'Then only these ring, and those you have given to somebody above; empty: Familiar finds them itself.',
  saveNumbers: 'Save numbers',
};

export const teamWords = inLanguage({ de: german, en: english });

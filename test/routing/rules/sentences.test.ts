import { expect, test } from 'vitest';
import type { OverflowStep } from '../../../src/domain/plan.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { defaultHotline, defaultPolicy, noon, phone, talked } from '../../support/builders.ts';
import { away, decided, type GivenCall, ruleAbout, works } from '../../support/company.ts';
import { closedWeek, span } from '../../support/opening-hours.ts';

const one = { ...defaultPolicy, ringStrangers: 1 };
const knowsAnna = [talked(1, 4, 3)];
const strictlyClaras = [ruleAbout({ fixed: { agentId: 'w3', strict: true } })];
const untilSecond = Date.UTC(2027, 0, 3);

function overflowing(step: OverflowStep): GivenCall['hotline'] {
  return {
    agents: ['w1', 'w2'],
    overflow: { ...defaultHotline.overflow, 'all-busy': [step], closed: [step] },
  };
}

const corpusChristi = {
  hours: {
    weekly: { ...closedWeek, monday: [span('08:00-17:00')], friday: [span('08:00-17:00')] },
    exceptions: [],
    holidays: [{ date: '2026-06-01', name: { en: 'Corpus Christi', de: 'Fronleichnam' } }],
    holidaySpans: [],
    halfDays: [],
  },
};

test.each<{ given: GivenCall; en: string; de: string }>([
  {
    given: { knows: knowsAnna, absences: [away(1, [2], { to: untilSecond })] },
    en: 'Anna is on holiday until 2 January; Ben is the deputy.',
    de: 'Anna ist bis 2. Januar im Urlaub; die Vertretung ist Ben.',
  },
  {
    given: { knows: knowsAnna, absences: [away(1, [2], { to: null, why: 'Elternzeit' })] },
    en: 'Anna is away (Elternzeit); Ben is the deputy.',
    de: 'Anna ist abwesend (Elternzeit); die Vertretung ist Ben.',
  },
  {
    given: { knows: [...knowsAnna, talked(2, 1)], absences: [away(1, [], { to: untilSecond, why: '' })] },
    en: 'The caller knows Ben (1 call); Anna is away until 2 January.',
    de: 'Der Anrufer kennt Ben (1 Gespräch); Anna ist bis 2. Januar abwesend.',
  },
  {
    given: { knows: [...knowsAnna, talked(2, 1)], workingTimes: [works(1)] },
    en: 'The caller knows Ben (1 call); Anna is not at work now.',
    de: 'Der Anrufer kennt Ben (1 Gespräch); Anna hat gerade keinen Dienst.',
  },
  {
    given: { callers: [ruleAbout({ name: 'Müller GmbH', fixed: { agentId: 'w3', strict: false } })] },
    en: 'Calls of Müller GmbH go to Clara by a rule.',
    de: 'Anrufe von Müller GmbH gehen laut Regel an Clara.',
  },
  {
    given: {
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: true } })],
      absences: [away(3, [5], { to: null })],
    },
    en: 'Calls of this caller go to Clara by a rule; Clara is on holiday; Eva is the deputy.',
    de: 'Anrufe von diesem Anrufer gehen laut Regel an Clara; Clara ist im Urlaub; die Vertretung ist Eva.',
  },
  {
    given: {
      knows: knowsAnna,
      talking: [3],
      callers: [ruleAbout({ fixed: { agentId: 'w3', strict: false } })],
    },
    en: 'This caller’s fixed agent Clara is talking; the caller knows Anna best (4 calls, last 3 days ago).',
    de: 'Fest zugeordnet ist Clara (telefoniert); der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen).',
  },
  {
    given: { talking: [3], callers: [ruleAbout({ fixed: { agentId: 'w3', strict: true } })] },
    en: 'This caller goes to nobody but Clara, who is talking: the caller hears the busy tone.',
    de: 'Diesen Anrufer bekommt nur Clara (telefoniert): Der Anrufer hört das Besetztzeichen.',
  },
  {
    given: { returnCall: { agentId: 'w4', calledAt: noon - 2 * 3_600_000 } },
    en: 'David called this caller in vain 2 hours ago and gets the return call.',
    de: 'David hatte den Anrufer vor 2 Stunden vergeblich angerufen und bekommt den Rückruf.',
  },
  {
    given: { hotline: { policy: one }, callers: [ruleAbout({ someoneNew: true })], knows: knowsAnna },
    en: 'The caller is to meet somebody new: Ben has been idle longest.',
    de: 'Der Anrufer soll jemand Neues kennenlernen: Ben ist am längsten frei.',
  },
  {
    given: { knows: [...knowsAnna, talked(2, 1)], callers: [ruleAbout({ vip: true })] },
    en: 'The caller knows Anna best (4 calls, last 3 days ago); Ben rings too, since the caller is a VIP.',
    de: 'Der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen); bei Ben klingelt es auch, weil der Anrufer ein VIP ist.',
  },
  {
    given: { knows: [...knowsAnna, talked(2, 1)], callers: [ruleAbout({ never: ['w1'] })] },
    en: 'The caller knows Ben (1 call); Anna never gets this caller.',
    de: 'Der Anrufer kennt Ben (1 Gespräch); Anna bekommt diesen Anrufer nie.',
  },
  {
    given: { callers: [ruleAbout({ name: 'Werbung', blocked: { kind: 'reject' } })] },
    en: 'The caller is blocked (Werbung): the call is rejected.',
    de: 'Der Anrufer ist gesperrt (Werbung): Der Anruf wird abgewiesen.',
  },
  {
    given: { from: 'anonymous', hotline: { withheld: { kind: 'busy' } } },
    en: 'The caller hides their number: the caller hears the busy tone.',
    de: 'Der Anrufer unterdrückt seine Nummer: Der Anrufer hört das Besetztzeichen.',
  },
  {
    given: {
      hotline: { ...overflowing({ kind: 'announcement', announcement: 'closed' }), ...corpusChristi },
    },
    en: 'Closed (Corpus Christi), open again Friday 08:00: the announcement “closed” is played, then the call ends.',
    de: 'Geschlossen (Fronleichnam), wieder geöffnet Freitag 08:00: Die Ansage „closed“ wird abgespielt, dann endet der Anruf.',
  },
  {
    given: {
      hotline: { ...overflowing({ kind: 'agents', name: 'Support', agentIds: ['w5'] }), ...corpusChristi },
      callers: strictlyClaras,
    },
    en: 'Closed (Corpus Christi), open again Friday 08:00; this caller goes to nobody but their fixed agent: the caller hears the busy tone.',
    de: 'Geschlossen (Fronleichnam), wieder geöffnet Freitag 08:00; diesen Anrufer bekommt nur, wer ihm fest zugeordnet ist: Der Anrufer hört das Besetztzeichen.',
  },
  {
    given: {
      hotline: { ...overflowing({ kind: 'voicemail' }), ...corpusChristi },
      callers: strictlyClaras,
    },
    en: 'Closed (Corpus Christi), open again Friday 08:00: the call goes to voicemail.',
    de: 'Geschlossen (Fronleichnam), wieder geöffnet Freitag 08:00: Der Anruf geht auf die Mailbox.',
  },
  {
    given: {
      talking: [1, 2],
      hotline: overflowing({ kind: 'agents', name: 'Support', agentIds: ['w5'] }) ?? {},
    },
    en: 'Everybody is talking: the call goes to the group Support (Eva).',
    de: 'Alle telefonieren: Der Anruf geht an die Gruppe Support (Eva).',
  },
  {
    given: {
      talking: [1],
      offline: [2],
      hotline: overflowing({ kind: 'number', number: phone('+491701234567') }) ?? {},
    },
    en: 'Nobody is available (Anna is talking and Ben is offline): the call goes to +4917…67.',
    de: 'Niemand ist frei (Anna telefoniert und Ben ist nicht angemeldet): Der Anruf geht an +4917…67.',
  },
])('$en', ({ given, en, de }) => {
  const decision = decided(given);
  expect([renderReason(decision, 'en'), renderReason(decision, 'de')]).toEqual([en, de]);
});

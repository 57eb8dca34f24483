import { expect, test } from 'vitest';
import type { Situation } from '../../src/domain/decision.ts';
import { withoutClaim } from '../../src/domain/without-claim.ts';
import { decide } from '../../src/routing/decide.ts';
import { renderReason } from '../../src/wording/reason-text.ts';
import {
  candidate,
  defaultPolicy,
  entry,
  newCall,
  situation,
  talked,
  voicemail,
} from '../support/builders.ts';

const { shareOf: _, ...tutorialBefore } = { ...defaultPolicy, name: 'tutorial' as const };
const friend = candidate(1, { familiarity: talked(1, 4, 3) });

test.each<{ given: Situation; en: string; de: string }>([
  {
    given: situation([friend, candidate(2)]),
    en: 'The caller knows Anna best (4 calls, last 3 days ago).',
    de: 'Der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen).',
  },
  {
    given: situation([friend, candidate(2, { familiarity: talked(2, 1) })], { ringFamiliar: 2 }),
    en: 'The caller knows Anna best (4 calls, last 3 days ago); Ben rings too.',
    de: 'Der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen); bei Ben klingelt es auch.',
  },
  {
    given: situation([{ ...friend, availability: 'talking' }, candidate(2, { familiarity: talked(2, 1) })]),
    en: 'The caller knows Ben (1 call); Anna is talking.',
    de: 'Der Anrufer kennt Ben (1 Gespräch); Anna telefoniert.',
  },
  {
    given: situation([
      { ...friend, availability: 'talking' },
      candidate(2, { familiarity: talked(2, 1) }),
      candidate(3, { familiarity: talked(3, 1, 9) }),
    ]),
    en: 'None of those the caller knows well is free (Anna is talking): Ben and Clara, whom the caller knows less, ring at once.',
    de: 'Von denen, die der Anrufer gut kennt, ist niemand frei (Anna telefoniert): Es klingelt zugleich bei Ben und Clara, die er weniger kennt.',
  },
  {
    given: situation([{ ...friend, availability: 'do-not-disturb' }, candidate(2), candidate(3)]),
    en: 'Nobody the caller knows is available (Anna is on do not disturb): Ben and Clara have been idle longest.',
    de: 'Von denen, die der Anrufer kennt, ist niemand frei (Anna möchte nicht gestört werden): Ben und Clara sind am längsten frei.',
  },
  {
    given: situation([candidate(1)]),
    en: 'A new caller: Anna has been idle longest.',
    de: 'Ein neuer Anrufer: Anna ist am längsten frei.',
  },
  {
    given: situation([candidate(1)], {}, { callerIsKnown: false }),
    en: 'A caller without a recognisable number: Anna has been idle longest.',
    de: 'Ein Anrufer ohne erkennbare Nummer: Anna ist am längsten frei.',
  },
  {
    given: situation([candidate(1)], { name: 'longest-idle' }),
    en: 'Anna has been idle longest.',
    de: 'Anna ist am längsten frei.',
  },
  {
    given: situation([friend], { name: 'last-agent' }),
    en: 'Anna talked to this caller last, 3 days ago.',
    de: 'Anna hat zuletzt mit dem Anrufer gesprochen, vor 3 Tagen.',
  },
  {
    given: situation([friend, candidate(2, { familiarity: talked(2, 1) })], { name: 'tutorial' }),
    en: 'Anna took 4 of this caller’s 5 calls with those who are free, more than 60 %.',
    de: 'Anna führte 4 von 5 Gesprächen dieses Anrufers mit denen, die frei sind, mehr als 60 %.',
  },
  {
    given: situation(
      [friend, candidate(2, { familiarity: talked(2, 9), availability: 'offline' }), candidate(3)],
      { name: 'tutorial' },
    ),
    en: 'Anna took 4 of this caller’s 4 calls with those who are free, more than 60 %.',
    de: 'Anna führte 4 von 4 Gesprächen dieses Anrufers mit denen, die frei sind, mehr als 60 %.',
  },
  {
    given: situation(
      [candidate(2, { familiarity: talked(2, 1) }), candidate(3, { familiarity: talked(3, 1) })],
      {
        name: 'tutorial',
      },
    ),
    en: 'Nobody took more than 60 % of this caller’s calls with those who are free: Ben was chosen at random, one of 2 available.',
    de: 'Von denen, die frei sind, führte niemand mehr als 60 % ihrer Gespräche mit diesem Anrufer: Ben wurde zufällig gewählt (2 waren frei).',
  },
  {
    given: {
      ...situation([friend, candidate(2, { familiarity: talked(2, 1) })]),
      policy: tutorialBefore,
    },
    en: 'Anna took 4 of this caller’s 5 calls, more than 60 %.',
    de: 'Anna nahm 4 von 5 Anrufen dieses Anrufers an, mehr als 60 %.',
  },
  {
    given: { ...situation([{ ...friend, availability: 'offline' }, candidate(2)]), policy: tutorialBefore },
    en: 'No available agent took more than 60 % of this caller’s calls: Ben was chosen at random, the only one available.',
    de: 'Niemand, der frei ist, nahm mehr als 60 % der Anrufe dieses Anrufers an: Ben wurde zufällig gewählt (1 war frei).',
  },
  {
    given: situation([{ ...friend, availability: 'offline' }, candidate(2)], { name: 'tutorial' }),
    en: 'Nobody the caller knows is available (Anna is offline): Ben was chosen at random, the only one available.',
    de: 'Von denen, die der Anrufer kennt, ist niemand frei (Anna ist nicht angemeldet): Ben wurde zufällig gewählt (1 war frei).',
  },
  {
    given: situation([candidate(1), candidate(2)], { name: 'random' }),
    en: 'Anna was chosen at random, one of 2 available.',
    de: 'Anna wurde zufällig gewählt (2 waren frei).',
  },
  {
    given: situation([1, 2, 3, 4, 5].map(index => candidate(index, { availability: 'talking' }))),
    en: 'Everybody is talking: the call rings as configured in sipgate.',
    de: 'Alle telefonieren: Der Anruf klingelt wie in sipgate eingestellt.',
  },
  {
    given: situation([
      ...[1, 2, 3, 4].map(index => candidate(index, { availability: 'talking' })),
      candidate(5, { availability: 'offline' }),
    ]),
    en: 'Nobody is available (Anna is talking, Ben is talking, Clara is talking and 2 others): the call rings as configured in sipgate.',
    de: 'Niemand ist frei (Anna telefoniert, Ben telefoniert, Clara telefoniert und 2 weitere): Der Anruf klingelt wie in sipgate eingestellt.',
  },
  {
    given: situation([], {}, { terms: voicemail }),
    en: 'Nobody is available: the call goes to voicemail.',
    de: 'Niemand ist frei: Der Anruf geht auf die Mailbox.',
  },
  {
    given: situation([candidate(1)], {}, { basis: 'memory' }),
    en: 'Who the caller knows could not be looked up in time: Anna has been idle longest.',
    de: 'Wen der Anrufer kennt, ließ sich nicht rechtzeitig feststellen: Anna ist am längsten frei.',
  },
  {
    given: situation([friend], {}, { basis: 'memory' }),
    en: 'The caller knows Anna best (4 calls, last 3 days ago); decided without the database.',
    de: 'Der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen); ohne die Datenbank entschieden.',
  },
  {
    given: situation([{ ...friend, availability: 'talking' }], {}, { basis: 'memory' }),
    en: 'Nobody is available (Anna is talking): the call rings as configured in sipgate; decided without the database.',
    de: 'Niemand ist frei (Anna telefoniert): Der Anruf klingelt wie in sipgate eingestellt; ohne die Datenbank entschieden.',
  },
  {
    given: situation([{ ...friend, missedThisCaller: true }, candidate(2, { familiarity: talked(2, 1) })]),
    en: 'The caller knows Ben (1 call); Anna has just missed this caller’s call.',
    de: 'Der Anrufer kennt Ben (1 Gespräch); Anna hat den Anruf dieses Anrufers eben verpasst.',
  },
  {
    given: situation([candidate(1, { missedThisCaller: true }), candidate(2)]),
    en: 'A new caller: Ben has been idle longest; Anna has just missed this caller’s call.',
    de: 'Ein neuer Anrufer: Ben ist am längsten frei; Anna hat den Anruf dieses Anrufers eben verpasst.',
  },
  {
    given: situation([{ ...friend, availability: 'paused' }, candidate(2, { availability: 'unknown' })]),
    en: 'Nobody the caller knows is available (Anna is set aside after missed calls): Ben has been idle longest; who is reachable is not known at the moment.',
    de: 'Von denen, die der Anrufer kennt, ist niemand frei (Anna pausiert nach verpassten Anrufen): Ben ist am längsten frei; wer erreichbar ist, ist gerade nicht bekannt.',
  },
])('$en', ({ given, en, de }) => {
  const decision = decide(given);
  expect([renderReason(decision, 'en'), renderReason(decision, 'de')]).toEqual([en, de]);
});

test('an offer that stands without a claim says so, and one that rings nobody needs none', () => {
  const sentences = (given: Situation): (string | null)[] => {
    const { decision } = withoutClaim(entry(newCall(), { decision: decide(given) }));
    return (['en', 'de'] as const).map(language => decision && renderReason(decision, language));
  };
  expect(sentences(situation([friend]))).toEqual([
    'The caller knows Anna best (4 calls, last 3 days ago); without a claim: another instance may ring the same phone for another call.',
    'Der Anrufer kennt Anna am besten (4 Gespräche, zuletzt vor 3 Tagen); ohne Vormerkung: Eine andere Instanz kann dort einen weiteren Anruf klingeln lassen.',
  ]);
  expect(sentences(situation([], {}, { terms: voicemail }))[0]).toBe(
    'Nobody is available: the call goes to voicemail.',
  );
});

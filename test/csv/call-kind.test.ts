import { expect, test } from 'vitest';
import { readKind } from '../../src/csv/call-kind.ts';

test.each(
  [
    ...[
      'in',
      'ein',
      'Eingehend',
      'eingehender Anruf',
      'kommend',
      'Kommender Anruf',
      'ankommend',
      'incoming',
      'Inbound',
      'INCOMING',
      'received',
      'Eingang',
      'external incoming',
    ],
  ].map(text => ({ text })),
)('$text came in', ({ text }) => {
  expect(readKind(text)).toEqual({ direction: 'in', isAnswered: null, isCall: true });
});

test.each(
  [
    ...[
      'out',
      'aus',
      'gehend',
      'Ausgehend',
      'ausgehender Anruf',
      'abgehend',
      'Abgehender Anruf',
      'outgoing',
      'Outbound',
      'OUTGOING',
      'dialed',
      'dialled',
      'placed',
      'gewählt',
      'Ausgang',
    ],
  ].map(text => ({ text })),
)('$text went out', ({ text }) => {
  expect(readKind(text)).toEqual({ direction: 'out', isAnswered: null, isCall: true });
});

test.each(
  [
    ...[
      'angenommen',
      'Angenommener Anruf',
      'beantwortet',
      'answered',
      'ANSWERED',
      'CONNECTED',
      'Erfolgreich',
      'PICKUP',
      'completed',
      'accepted',
    ],
  ].map(text => ({ text })),
)('$text was answered', ({ text }) => {
  expect(readKind(text)).toMatchObject({ isAnswered: true });
});

test.each(
  [
    ...[
      'verpasst',
      'Verpasster Anruf',
      'entgangen',
      'missed',
      'unanswered',
      'Unbeantwortet',
      'nicht angenommen',
      'NO ANSWER',
      'NOT_CONNECTED',
      'NOPICKUP',
      'BUSY',
      'besetzt',
      'abgewiesen',
      'rejected',
      'declined',
      'FAILED',
      'abandoned',
      'nicht erreicht',
      'not answered',
      'blockiert',
      'Anruf in Abwesenheit',
      'nicht entgegengenommen',
      'nicht erfolgreich',
      'niemand erreicht',
      'erfolglos',
      'Abbruch',
      'no-answer',
      'CANCEL',
      'kein Gespräch',
      'Anderswo angenommen',
      'answered elsewhere',
    ],
  ].map(text => ({ text })),
)('$text was answered by nobody', ({ text }) => {
  expect(readKind(text)).toMatchObject({ isAnswered: false });
});

test.each([
  { text: 'eingehend (verpasst)', want: { direction: 'in', isAnswered: false } },
  { text: 'Incoming, answered', want: { direction: 'in', isAnswered: true } },
  { text: 'MISSED_INCOMING', want: { direction: 'in', isAnswered: false } },
  { text: 'MISSED_OUTGOING', want: { direction: 'out', isAnswered: false } },
  { text: 'Ausgehend - nicht angenommen', want: { direction: 'out', isAnswered: false } },
  { text: 'intern', want: { direction: 'internal' } },
  { text: 'Internal', want: { direction: 'internal' } },
  { text: 'Internes Gespräch', want: { direction: 'internal' } },
  { text: 'SMS', want: { isCall: false } },
  { text: 'Fax eingehend', want: { direction: 'in', isCall: false } },
  { text: 'Voicemail', want: { isCall: false } },
  { text: 'weitergeleitet an AB', want: { isCall: false } },
  { text: 'user_in', want: { direction: 'in', isCall: true } },
  { text: 'user_out_forwarding', want: { direction: 'out', isCall: true } },
  { text: 'in - missed', want: { direction: 'in', isAnswered: false } },
  { text: 'call out', want: { direction: 'out' } },
  { text: 'eingeh.', want: { direction: 'in' } },
  { text: '', want: { direction: null, isAnswered: null, isCall: true } },
  { text: 'Anruf', want: { direction: null, isAnswered: null, isCall: true } },
  { text: 'weitergeleitet', want: { direction: null, isAnswered: null } },
])('$text says $want', ({ text, want }) => {
  expect(readKind(text)).toMatchObject(want);
});

test.each([
  { heading: 'incoming', text: 'true', want: { direction: 'in' } },
  { heading: 'incoming', text: 'false', want: { direction: 'out' } },
  { heading: 'Eingehend', text: 'nein', want: { direction: 'out' } },
  { heading: 'outgoing', text: '1', want: { direction: 'out' } },
  { heading: 'answered', text: 'false', want: { isAnswered: false } },
  { heading: 'angenommen', text: 'ja', want: { isAnswered: true } },
])('$text under $heading says $want', ({ heading, text, want }) => {
  expect(readKind(text, heading)).toMatchObject(want);
});

test.each([
  ...['quer', '1', 'true', 'Mobilfunk', 'entrant'],
  ...['In Bearbeitung', 'in progress', 'aus dem Festnetz', 'Internet', '→'],
])('nothing is understood of %s', text => {
  expect(readKind(text)).toBeNull();
});

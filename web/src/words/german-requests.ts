import type { RequestWords } from './request-words.ts';

export const germanRequests: RequestWords = {
  title: count => (count === 1 ? '1 Rückruf gewünscht' : `${count} Rückrufe gewünscht`),
  own: 'Rückruf gewünscht',
  intro: 'Diese Anrufer möchten zurückgerufen werden. Sobald jemand Passendes frei ist, verbindet Familiar.',
  byHand:
    'Diese Anrufer möchten zurückgerufen werden. Familiar kann hier keine Anrufe starten: Wer frei wird, sieht es auf der Seite und ruft selbst an. Nach dem Gespräch verschwindet der Wunsch.',
  more: count => (count === 1 ? 'Dazu kommt 1 weiterer.' : `Dazu kommen ${count} weitere.`),
  until: time => `bis ${time}`,
  who: (names, isForAnybody) => (isForAnybody ? `zuerst durch ${names}` : `durch ${names}`),
  anybody: 'durch die nächste freie Person',
  anybodyFrom: time => `ab ${time} durch die nächste freie Person`,
  putOffBy: (name, time) => `${name} erst ab ${time}`,
  nextAt: (time, attempt) => `${attempt}. Versuch ab ${time}`,
  tried: count => (count === 1 ? '1-mal versucht' : `${count}-mal versucht`),
  somebody: 'Jemand',
  states: {
    due: name => `${name} ist frei und soll anrufen`,
    ringing: name => `Es klingelt: ${name}`,
    calling: name => `${name} ruft an`,
    talking: name => `${name} spricht mit dem Anrufer`,
  },
  agent: 'Wer zurückruft',
  call: 'Jetzt anrufen',
  callBy: name => `${name} jetzt anrufen lassen`,
  ringing: 'Zuerst klingelt das Telefon hier, dann das des Anrufers.',
  putOff: 'Verschieben',
  putOffFor: (minutes, until) =>
    minutes === 60 ? `1 Stunde, bis ${until}` : `${minutes} Minuten, bis ${until}`,
  forHowLong: 'Später',
  others: 'Mehr',
  giveAway: 'Anderen überlassen',
  askGiveAway: (who, name) =>
    `Soll ${name} bei ${who} nicht mehr zurückrufen? Dann tut es, wer den Anrufer sonst kennt, oder die nächste freie Person.\nDas lässt sich nicht zurücknehmen.`,
  withdraw: 'Kein Rückruf nötig',
  askWithdraw: who =>
    `Soll niemand mehr bei ${who} zurückrufen? Dem Anrufer ist ein Rückruf versprochen.\nDas lässt sich nicht zurücknehmen.`,
  due: who => `Sie sind frei: ${who} möchte zurückgerufen werden.`,
  dueTitle: 'Rückruf gewünscht',
  tenMinutes: 'In 10 Minuten',
};

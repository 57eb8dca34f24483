import type { DemoWords } from './demo-words.ts';

export const germanDemo: DemoWords = {
  title: 'Telefone',
  intro:
    'Hier probieren Sie Familiar aus: Rufen Sie als Stammkunde an und nehmen Sie bei dem Telefon ab, das klingelt. Unter „Live“ steht, warum es dort klingelt.',
  callAs: 'Hotline anrufen',
  callAsText: 'Anrufen als',
  newCaller: 'Neuer Anrufer',
  withheld: 'Unterdrückte Nummer',
  phones: 'Telefone des Teams',
  callers: 'Laufende Anrufe',
  pickUp: 'Abnehmen',
  decline: 'Ablehnen',
  hangUp: 'Auflegen',
  dnd: 'Nicht stören',
  offline: 'Abgemeldet',
  automatic: 'Nimmt automatisch ab',
  fast: 'Der Tag läuft im Zeitraffer. Danach vergeht die Zeit wie immer, und die Telefone gehören Ihnen.',
  state: { idle: 'frei', ringing: 'klingelt', talking: 'im Gespräch', ended: 'beendet' },
  noCalls: 'Gerade ruft niemand an.',
};

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
  empty: {
    title: 'Selbst einrichten',
    text: 'Ein leeres Familiar mit eigenem Konto, um das Einrichten auszuprobieren. Es endet mit der Demo, und nichts davon bleibt.',
    start: 'Leeres Familiar starten',
    starting: 'Startet …',
    open: 'Leeres Familiar öffnen',
  },
  account: {
    title: 'Demo',
    text: 'An der Stelle von sipgate steht hier ein Emulator auf diesem Rechner.',
    toType: 'Was Sie in den Schritten eingeben',
    values: { tokenId: 'Token-ID', token: 'Token', hotline: 'Hotline', address: 'Öffentliche Adresse' },
    addressHint:
      'Weil der Emulator auf diesem Rechner läuft, genügt hier eine Adresse ohne https. sipgate selbst braucht eine, die aus dem Internet erreichbar ist.',
    call: 'Jemanden die Hotline anrufen lassen',
    toSteps: 'Zu den Schritten',
    faultsTitle: 'Etwas schiefgehen lassen',
    faultsHint:
      'Nach wenigen Sekunden sagen die Schritte und „Zustand“, was nicht stimmt und was zu tun ist.',
    faults: {
      'token-refused': 'sipgate lehnt das Token ab (401)',
      'scope-missing': 'Dem Token fehlt das Recht devices:read (403)',
      'too-many-requests': 'sipgate bekommt zu viele Anfragen (429)',
      'out-of-order': 'sipgate ist gestört (500)',
      hangs: 'sipgate antwortet nicht',
      garbage: 'Es antwortet etwas anderes als sipgate',
      'not-booked': 'sipgate.io ist nicht gebucht',
      'address-changed': 'Jemand hat die Webhook-Adresse geändert',
      'pushes-lost': 'Anrufe werden nicht gemeldet (vor dem ersten Anruf probieren)',
    },
  },
};

import type { HabitWords } from './habit-words.ts';

export const germanHabits: HabitWords = {
  askedDays: 'Oft gefragt',
  empty: {
    calls: 'Noch gibt es keine Anrufe. Jeder steht hier, sobald es klingelt, mit dem Grund, warum bei wem.',
    callers: 'Noch hat niemand angerufen. Jeder Anrufer steht hier ab dem ersten Anruf.',
    noCaller:
      'Eine Rufnummer geht in jeder Schreibweise, auch nur ihr Anfang; ein Name, sobald er beim Anrufer eingetragen ist.',
    import: 'Frühere Anrufe importieren',
    rules:
      'Noch gibt es keine Regel. Auf der Seite eines Anrufers bekommt er mit einem Klick jemanden fest zugeordnet, wird VIP oder gesperrt.',
    toCallers: 'Zu den Anrufern',
    hours:
      'Noch gibt es keine Öffnungszeiten: Alle Hotlines sind immer offen. Legen Sie welche an, und ordnen Sie sie danach einer Hotline zu.',
    onlyMe:
      'Noch sind Sie hier allein. Legen Sie unten weitere Zugänge an: Den Link, mit dem sie ihr Passwort wählen, geben Sie selbst weiter.',
    missed: 'Wer künftig nicht durchkommt, steht hier, mit der Person, die er am besten kennt.',
    knowsNobody: 'Wer den nächsten Anruf annimmt, wird bekannt und künftig bevorzugt.',
  },
  choice: {
    list: 'Zur Auswahl',
    found: count => (count === 0 ? 'Nichts passt dazu.' : `${count} zur Auswahl`),
    more: count => `${count} weitere: Tippen Sie einen Teil des Namens.`,
  },
  alwaysTo: name => `Immer zu ${name}`,
  search: {
    label: 'Wen oder was suchen Sie?',
    kinds: {
      callers: 'Anrufer',
      agents: 'Team',
      hotlines: 'Hotlines',
      views: 'Bereiche',
      settings: 'Einstellungen',
      users: 'Zugänge',
    },
    keywords: {
      hotlines: 'Rufnummern Strategie Warten niemand nimmt ab Überlauf Mailbox Mitarbeiter Gruppen',
      hours: 'Sprechzeiten Feiertage halber Tag Ausnahme Betriebsferien Kalender geöffnet geschlossen',
      rules: 'VIP gesperrt blockieren fester Ansprechpartner Vorwahl',
      announcements: 'Begrüßung Wartemusik Ton',
      general: 'Sprache Zeitzone Nachbearbeitung Pause Gruppen Bereitschaft',
      connection: 'sipgate Token Webhook Adresse',
      environment: '.env Datenbank Version',
      log: 'Änderungsprotokoll rückgängig Stand',
    },
    hint: 'Name, Rufnummer oder was Sie einstellen möchten, zum Beispiel „Feiertage“.',
    found: count => (count === 1 ? '1 Treffer' : `${count} Treffer`),
    none: text => `Nichts gefunden zu „${text}“.`,
    noneHint:
      'Rufnummern gehen in jeder Schreibweise, auch nur ihr Anfang. Namen von Anrufern gibt es erst, wenn sie auf deren Seite eingetragen sind.',
    noneHintOfAgent:
      'Hier finden Sie Ihre Bereiche und sich selbst. Ihre Anrufer stehen unter „Anrufe“ und „Rückrufe“.',
    moreCallers: 'Alle passenden Anrufer',
  },
  keys: {
    title: 'Tasten',
    texts: {
      search: 'Suchen',
      help: 'Diese Liste',
      escape: 'Menü, Suche oder Frage schließen',
      choose: 'In der Suche: Treffer auswählen',
      enter: 'In der Suche: Treffer öffnen',
      charts: 'In Diagrammen: von Säule zu Säule; Pos1 und Ende: zur ersten und letzten',
      skip: 'Von Knopf zu Knopf; der erste auf der Seite springt zum Inhalt',
    },
    switch: 'Einzelne Tasten benutzen (/ und ?)',
    switchHint: 'Ausschalten hilft bei Spracheingabe. Das gilt nur in diesem Browser.',
    off: '/ und ? sind ausgeschaltet.',
    close: 'Schließen',
  },
  notices: {
    title: 'Benachrichtigung bei verpassten Anrufen',
    switch: 'Auf dem Bildschirm benachrichtigen, auch wenn die Seite verdeckt ist',
    on: 'Eingeschaltet, solange die Seite in diesem Browser offen ist. Eine Benachrichtigung verschwindet, wenn der Rückruf erledigt ist.',
    asking: 'Bitte erlauben Sie es in der Frage des Browsers.',
    dismissed:
      'Der Browser hat keine Antwort bekommen. Schalten Sie es noch einmal ein, wenn Sie benachrichtigt werden möchten.',
    why: {
      blocked:
        'Der Browser lässt von dieser Seite keine Benachrichtigungen zu. Erlauben Sie sie in den Einstellungen zur Website (Symbol links neben der Adresse), und schalten Sie es dann hier ein.',
      insecure: 'Das erlauben Browser nur auf Seiten mit https. Rufen Sie Familiar mit https auf.',
      unsupported: 'Dieser Browser kann das nicht. Mit Chrome, Edge oder Firefox auf einem Computer geht es.',
    },
    missed: 'Verpasster Anruf',
    somebody: 'Jemand kam nicht durch.',
    several: count => `${count} Anrufer kamen nicht durch.`,
  },
};

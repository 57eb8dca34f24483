import type { CallerRuleWords, CallerWords, KeptWords, MissedWords } from './caller-words.ts';

export const germanCaller: CallerWords = {
  title: 'Anrufer',
  search: 'Nummer oder Name',
  searchHint: 'Die Nummer in jeder Schreibweise, auch nur ihr Anfang.',
  recent: 'Zuletzt angerufen',
  none: 'Niemand gefunden.',
  calls: count => (count === 1 ? '1 Anruf' : `${count} Anrufe`),
  lastCall: 'zuletzt',
  back: 'Alle Anrufer',
  expensive: 'Ein Anruf wäre teuer (0900, Satellit und Ähnliches), deshalb gibt es dafür keinen Knopf.',
  knows: 'Kennt',
  knowsNobody: 'Hat noch mit niemandem gesprochen.',
  preferred: 'bevorzugt',
  decay: days => `Nach ${days === '1' ? '1 Tag' : `${days} Tagen`} zählt ein Gespräch noch halb.`,
  counts: (calls, evidence) => `${calls}, Gewicht heute ${evidence}`,
  now: 'Wenn jetzt ein Anruf käme',
  timeline: 'Anrufe',
  notes: 'Name und Notiz',
  name: 'Name',
  note: 'Notiz',
  privacy: 'Datenschutz',
  objects: 'Möchte nicht wiedererkannt werden (Widerspruch, Art. 21 DSGVO)',
  objectsHint: 'Anrufe werden dann verteilt, als wäre die Nummer unbekannt.',
  exportAll: 'Alle Daten herunterladen (Art. 15 und 20)',
  erase: 'Alle Daten löschen (Art. 17)',
  eraseHint:
    'Löscht Anrufe, Vertrautheit, Name, Notiz und Regeln, auch aus dem Journal und aus früheren Ständen der Einstellungen. Berichte zählen diese Anrufe nicht mehr; eine Sperre gilt nicht mehr.',
  confirmErase: (who, kept) => `Alles über ${who} endgültig löschen?

${erasedParts(kept)}`,
  erased: 'Gelöscht.',
};

export const germanMissed: MissedWords = {
  title: 'Rückrufe',
  intro: 'Wer in den letzten zwei Wochen nicht durchkam. Verschwindet automatisch nach einem Gespräch.',
  introOfAgent:
    'Wer in den letzten zwei Wochen nicht durchkam und Sie am besten kennt. Verschwindet automatisch nach einem Gespräch.',
  which: 'Welche Rückrufe',
  open: count => `Offen (${count})`,
  settled: 'Erledigt',
  none: 'Niemand wartet auf einen Rückruf.',
  noneSettled: 'In den letzten zwei Wochen wurde noch kein Rückruf erledigt.',
  cut: 'Es gibt noch ältere; so viele werden nicht angesehen.',
  times: count => (count === 1 ? '1 Versuch' : `${count} Versuche`),
  waited: duration => `${duration} gewartet`,
  knows: name => `kennt ${name}`,
  stranger: 'kennt niemanden',
  takenBy: login => `${login} ruft zurück`,
  take: 'Übernehmen',
  giveBack: 'Zurückgeben',
  done: 'Erledigt',
  choose: who => `${who} auswählen`,
  chooseAll: count => (count === '1' ? 'Den gezeigten auswählen' : `Alle ${count} gezeigten auswählen`),
  doneOfChosen: count => `${count} erledigt`,
  isDone: who => `${who} ist erledigt.`,
  areDone: count => (count === '1' ? '1 Rückruf ist erledigt.' : `${count} Rückrufe sind erledigt.`),
  undo: 'Rückgängig',
  isOpen: who => `${who} steht wieder bei den offenen.`,
  reopen: 'Wieder öffnen',
  doneBy: (login, when) => (login === null ? `Erledigt: ${when}` : `Erledigt von ${login}: ${when}`),
  talked: (name, when) => (name === null ? `Gespräch: ${when}` : `Gespräch mit ${name}: ${when}`),
  note: 'Notiz',
  noteAbout: who => `Notiz zu ${who}`,
  addNote: 'Notiz hinzufügen',
  changeNote: 'Notiz ändern',
  call: 'Anrufen',
  ringing: 'Ihr Telefon klingelt.',
  mayBePing: 'Vielleicht ein Lockanruf: kurz, aus dem Ausland',
  hidden: 'Nicht aufgeführt:',
  hiddenBecause: {
    blocked: count => (count === 1 ? '1 gesperrter Anrufer' : `${count} gesperrte Anrufer`),
    own: count => (count === 1 ? '1 eigene Nummer' : `${count} eigene Nummern`),
    expensive: count =>
      count === 1
        ? '1 teure Nummer (0900, Satellit und Ähnliches)'
        : `${count} teure Nummern (0900, Satellit und Ähnliches)`,
    withheld: count => (count === 1 ? '1 Anruf ohne Nummer' : `${count} Anrufe ohne Nummer`),
  },
};

export const germanCallerRule: CallerRuleWords = {
  title: 'Regeln für diesen Anrufer',
  hint: 'Sie haben Vorrang vor der Automatik. Jede Änderung steht im Änderungsprotokoll der Einstellungen und lässt sich auch dort zurücknehmen.',
  byPrefix: name => `Solange hier nichts steht, gilt die Regel „${name}“.`,
  linked: 'Weitere Nummern desselben Kunden',
  linkedHint: 'Eine je Zeile. Sie teilen, was über diesen Anrufer bekannt ist.',
  fixed: 'Fester Ansprechpartner',
  nobody: 'niemand',
  strict: 'und niemand sonst',
  more: 'Weitere Regeln',
  saved: 'Gespeichert. Gilt ab sofort.',
  undo: 'Rückgängig machen',
  undone: 'Rückgängig gemacht. Es gilt wieder, was vorher galt.',
  never: 'Nie verbinden mit',
  vip: 'VIP: Es klingelt auch bei einer zweiten Person, und beim Warten zuerst an der Reihe',
  someoneNew: 'Zuerst jemand Neues',
  blocked: 'Gesperrt',
  blockings: {
    none: 'nein',
    reject: 'wird abgewiesen',
    busy: 'hört das Besetztzeichen',
    announcement: 'hört eine Ansage',
  },
  until: 'Letzter Tag, an dem das gilt',
  conflict: {
    text: 'Inzwischen hat jemand anderes Regeln für diesen Anrufer gespeichert. Ihre Eingabe steht noch unten und ist nicht gespeichert.',
    values: (theirs, mine) => `gespeichert „${theirs}“, bei Ihnen „${mine}“`,
    mine: 'Meine Eingabe speichern',
    theirs: 'Gespeichertes übernehmen',
    yes: 'ja',
    none: 'keine Angabe',
  },
};

/** What goes, and what stays of it in the calls of others. */
function erasedParts({ calls, mentions, agents, profiles, callbacks, wishes, rules }: KeptWords): string {
  const parts = [
    ...(calls > 0 ? [calls === 1 ? '1 Anruf' : `${calls} Anrufe`] : []),
    ...(agents > 0 ? [`Vertrautheit mit ${agents === 1 ? '1 Mitarbeiter' : `${agents} Mitarbeitern`}`] : []),
    ...(profiles > 0 ? ['Name und Notiz'] : []),
    ...(wishes > 0 ? ['Wünsche des Teams'] : []),
    ...(callbacks > 0 ? [callbacks === 1 ? '1 Rückruf' : `${callbacks} Rückrufe`] : []),
    ...(rules > 0 ? [rules === 1 ? '1 Regel' : `${rules} Regeln`] : []),
  ];
  const going =
    parts.length === 0 ? 'Gespeichert ist derzeit nichts.' : `Gelöscht wird: ${parts.join(', ')}.`;
  if (mentions === 0) return going;
  const staying = mentions === 1 ? '1 Anruf von jemand anderem bleibt' : `${mentions} Anrufe anderer bleiben`;
  return `${going}\n${staying}, ohne die Nummer.`;
}

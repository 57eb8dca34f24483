import type { ReportWords } from './words.ts';

export const german: ReportWords = {
  locale: 'de',
  title: 'Was diese Einstellungen bewirkt hätten',
  recorded: 'wie es war',
  variant: 'Einstellungen',
  columns: {
    answered: 'angenommen',
    lostThoughFree: 'verloren trotz Freier',
    abandoned: 'aufgegeben',
    overflowed: 'anderswohin',
    held: 'mussten warten',
    heldMs: 'gewartet',
    serviceLevel: 'Servicelevel',
    speedOfAnswerMs: 'Annahmezeit',
    speedP90: '… von 9 aus 10',
    returnedWithinWeek: 'in 7 Tagen wieder',
    familiar: 'vertraut',
    top: 'vertrautester',
    ownShare: 'eigener Anteil',
    upc: 'UPC',
    coc: 'COC',
    secon: 'SECON',
    occupancy: 'Auslastung',
    gini: 'Gini',
    maxToMean: 'Max./Mittel',
    jain: 'Jain',
  },
  formulas: {
    answered: 'von jemandem angenommen ÷ alle Anrufe bei der Hotline',
    lostThoughFree: 'verloren, obwohl jemand im Dienst frei war ÷ alle Anrufe bei der Hotline',
    abandoned: 'vom Anrufer aufgegeben ÷ alle Anrufe bei der Hotline',
    overflowed: 'an Mailbox, Nummer draußen oder Ansage, oder abgewiesen ÷ alle Anrufe bei der Hotline',
    held: 'mussten warten, ehe es bei jemandem klingelte ÷ alle Anrufe bei der Hotline',
    heldMs:
      'mittlere Zeit, bis es bei jemandem klingelte oder das Warten zu Ende war, über die, die warten mussten',
    serviceLevel: 'in der angegebenen Zeit angenommen ÷ alle Anrufe bei der Hotline',
    speedOfAnswerMs: 'mittlere Zeit vom Eingang bis zur Annahme, über angenommene Anrufe',
    speedP90: 'Zeit, in der neun von zehn angenommenen Anrufen angenommen waren',
    returnedWithinWeek:
      'angenommene Anrufe, nach denen der Anrufer binnen 7 Tagen wieder anrief ÷ angenommene Anrufe bekannter Anrufer',
    familiar:
      'bei jemandem angekommen, mit dem der Anrufer schon gesprochen hatte ÷ Anrufe derer, die schon mit jemandem gesprochen hatten',
    top: 'bei jemandem angekommen, mit dem der Anrufer am häufigsten gesprochen hatte ÷ dieselben Anrufe',
    ownShare:
      'Mittel über dieselben Anrufe: frühere Gespräche mit diesem Agenten ÷ alle früheren Gespräche; verloren zählt 0',
    upc: 'größter Anteil eines Agenten an den Gesprächen eines Anrufers, Mittel über Anrufer mit mindestens zweien',
    coc: '(Σn² − N) ÷ (N (N − 1)), n Gespräche je Agent, N alle; Mittel über Anrufer mit mindestens zweien',
    secon:
      'aufeinanderfolgende Gespräche mit demselben Agenten ÷ alle solchen Paare, Mittel über Anrufer mit mindestens zwei Gesprächen',
    occupancy: 'Gesprächs- und Nachbearbeitungszeit ÷ Dienstzeit',
    gini: 'Gini-Koeffizient der Auslastung der Agenten; 0 ist gleichmäßig',
    maxToMean: 'höchste Auslastung eines Agenten ÷ Mittel',
    jain: 'Jain-Index der Auslastung der Agenten; 1 ist gleichmäßig',
  },
  values: 'Werte, mit 95-%-Intervallen',
  differences: baseline => `Unterschiede zu „${baseline}“`,
  continuity: 'Kontinuität der Anrufer',
  team: 'Das Team',
  noise: 'Zufall',
  limits: 'Was die Daten nicht sagen',
  formulaHeading: 'Wie gezählt wird',
  span: (from, until, calls, agents) =>
    `${from} bis ${until}: ${calls} Anrufe bei der Hotline, ${agents} Agenten.`,
  reached: (variant, familiar, returning) =>
    `Mit „${variant}“ hätten ${familiar} von ${returning} Anrufen bekannter Anrufer jemanden erreicht, den sie kennen`,
  more: (calls, baseline) => `, ${calls} mehr als bei „${baseline}“`,
  fewer: (calls, baseline) => `, ${calls} weniger als bei „${baseline}“`,
  same: baseline => `; der Unterschied zu „${baseline}“ kann Zufall sein`,
  answeredMore: points => `; angenommen ${points} Punkte`,
  answeredSame: '; bei den angenommenen Anrufen kein klarer Unterschied',
  notes: {
    unidentified: share =>
      `Von ${share} der Anrufe ist der Anrufer unbekannt: Sie zählen bei der Kontinuität nicht mit.`,
    noOwnCalls:
      'Die Daten enthalten keine eigenen Gespräche der Agenten: Wer anderweitig beschäftigt war, gilt als frei.',
    duty: 'Wer im Dienst war, wird aus den angenommenen Anrufen geschlossen: vom ersten bis zum letzten ohne eine Lücke von einer halben Stunde. Wer ohne Anruf da war, gilt als abwesend.',
    overlapping: count =>
      `${count} Anrufe überschneiden sich mit einem anderen desselben Agenten; jeder wird gezählt.`,
    withoutTalkTime: count =>
      `${count} angenommene Anrufe haben keine Gesprächszeit und bekommen die eines anderen.`,
    leftOut: agents =>
      `${agents} Agenten nahmen nur gelegentlich Anrufe der Hotline an und bleiben außen vor.`,
    rejected: rows => `Unbrauchbare Zeilen: ${rows}.`,
    noPatience:
      'Niemand wartet in der Nachstellung: Ein Anruf, der niemanden findet, ist sofort verloren, und niemand gibt auf, während es klingelt.',
    recordedDiffers:
      'Was geschah, enthält Warten, Rückrufe und Gewohnheiten, die eine Nachstellung nicht hat. Zwei Nachstellungen lassen sich besser vergleichen als eine mit dem, was geschah.',
    intervals:
      'Intervalle zu 95 %, mit einem Poisson-Bootstrap über Anrufer für die Kontinuität und über Tage für den Rest; Unterschiede sind gepaart.',
  },
};

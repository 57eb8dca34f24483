import { formulaTexts, measureTexts } from '../../analysis/measures/measure-texts.ts';
import type { ReportWords } from './report-words.ts';

export const german: ReportWords = {
  locale: 'de',
  title: 'Was diese Einstellungen bewirkt hätten',
  recorded: 'wie es war',
  variant: 'Einstellungen',
  columns: measureTexts.de,
  formulas: formulaTexts.de,
  values: 'Werte, mit 95-%-Intervallen',
  differences: baseline => `Unterschiede zu „${baseline}“`,
  speed: 'Wie schnell, und wer wartet',
  team: 'Das Team',
  noise: 'Zufall',
  limits: 'Was die Daten nicht sagen',
  formulaHeading: 'Wie gezählt wird',
  span: (from, until, calls, agents) =>
    `${from} bis ${until}: ${calls} Anrufe an die Hotline, ${agents} Mitarbeiter.`,
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
      'Die Daten enthalten keine eigenen Gespräche der Mitarbeiter: Wer anderweitig beschäftigt war, gilt als frei.',
    noCallsInVain:
      'Die Daten enthalten keine vergeblichen Anrufe der Mitarbeiter, sodass niemand, der zurückruft, zu dem durchgestellt wird, der angerufen hatte.',
    duty: 'Wer im Dienst war, wird aus den angenommenen Anrufen geschlossen: vom ersten bis zum letzten ohne eine Lücke von einer halben Stunde. Wer ohne Anruf da war, gilt als abwesend.',
    overlapping: count =>
      `${count} Anrufe überschneiden sich mit einem anderen desselben Mitarbeiters; jeder wird gezählt.`,
    withoutTalkTime: count =>
      `${count} angenommene Anrufe haben keine Gesprächszeit und bekommen die eines anderen.`,
    leftOut: agents =>
      `${agents} Mitarbeiter nahmen nur gelegentlich Anrufe der Hotline an und bleiben außen vor.`,
    rejected: rows => `Unbrauchbare Zeilen: ${rows}.`,
    noPatience:
      'In den Daten gab niemand auf, sie sagen also nicht, wie geduldig Anrufer sind: Wer wartet, wartet eine halbe Stunde. --patience sagt es anders.',
    noGivingUp:
      'Niemand gibt auf, während es klingelt, und ein Anruf, bei dem es vergeblich klingelt, ist verloren: Der Anbieter gibt ihn nicht zurück.',
    recordedDiffers:
      'Was geschah, enthält Warten und Gewohnheiten, die eine Nachstellung nicht hat. Wer nicht durchkam, ruft auch in der Nachstellung noch einmal an und wird zurückgerufen, selbst wenn diese Einstellungen ihn durchgestellt hätten. Zwei Nachstellungen lassen sich besser vergleichen als eine mit dem, was geschah.',
    intervals:
      'Intervalle zu 95 %, mit einem Poisson-Bootstrap über Anrufer für die Kontinuität und über Tage für den Rest; Unterschiede sind gepaart.',
  },
};

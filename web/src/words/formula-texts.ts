/** How the figures of the board are counted, in the order in which it is said. */
export interface FormulaTexts {
  readonly answeredFormula: string;
  readonly serviceLevelFormula: (seconds: string) => string;
  readonly speedFormula: string;
  readonly familiarFormula: string;
  readonly sameTime: string;
}

export const germanFormulas: FormulaTexts = {
  answeredFormula:
    'Angenommen: angenommene Anrufe ÷ alle Anrufe an die Hotline, die angenommen oder vorbei sind. Wer noch wartet, zählt noch nicht.',
  serviceLevelFormula: seconds =>
    `In ${seconds} s angenommen: Anrufe, die binnen ${seconds} Sekunden angenommen wurden ÷ dieselben Anrufe, auch die, bei denen der Anrufer auflegte.`,
  speedFormula: 'Annahmezeit: mittlere Zeit vom ersten Klingeln bis zur Annahme.',
  familiarFormula:
    'Bekannte Stimme: Anrufe, die jemanden erreichten, mit dem der Anrufer schon gesprochen hatte ÷ Anrufe derer, die schon mit jemandem gesprochen hatten.',
  sameTime: 'Zum Vergleich: gestern und vor einer Woche bis zur gleichen Uhrzeit.',
};

export const englishFormulas: FormulaTexts = {
  answeredFormula:
    'Answered: answered calls ÷ all calls to the hotline that are answered or over. Whoever is still waiting does not count yet.',
  serviceLevelFormula: seconds =>
    `Answered in ${seconds} s: calls answered within ${seconds} seconds ÷ the same calls, including those whose caller hung up.`,
  speedFormula: 'Speed of answer: mean time from the first ring to the answer.',
  familiarFormula:
    'Familiar voice: calls that reached somebody the caller had talked to before ÷ calls by callers who had talked to anybody before.',
  sameTime: 'For comparison: yesterday and a week ago, up to the same time of day.',
};

export type TrialMode = 'off' | 'shadow' | 'share';

/** What the form for the trial of a hotline says. */
export interface TrialEditorWords {
  readonly mode: string;
  readonly modes: Readonly<Record<TrialMode, string>>;
  readonly hints: Readonly<Record<TrialMode, string>>;
  readonly share: string;
  readonly shareHint: string;
  readonly percent: (percent: number) => string;
  readonly everybody: string;
  readonly othersHint: string;
  readonly onlyListens: string;
  readonly reported: string;
  readonly reports: string;
}

export const germanTrials: TrialEditorWords = {
  mode: 'Für wen die Strategie gilt',
  modes: {
    off: 'Für alle Anrufer',
    shadow: 'Für niemanden: nur mithören',
    share: 'Für einen Teil der Anrufer',
  },
  hints: {
    off: 'Keine Erprobung: Jeder Anruf wird nach der Strategie verteilt.',
    shadow:
      'Familiar notiert zu jedem Anruf, bei wem es geklingelt hätte. Kein Anrufer merkt etwas davon. Gut für die ersten ein, zwei Wochen.',
    share:
      'Ein Teil der Anrufer bekommt die Strategie schon, die übrigen nicht. So zeigt sich, ob sie mehr taugt.',
  },
  share: 'Wie viele',
  shareHint:
    'Ausgelost nach der Rufnummer: Wer dabei ist, bleibt dabei, auch wenn Sie den Anteil später erhöhen.',
  percent: percent => `${percent.toLocaleString('de-DE')} % der Anrufer`,
  everybody: 'Was so lange für alle gilt',
  othersHint: 'Womit verglichen wird',
  onlyListens:
    'Solange nur mitgehört wird, klingelt es wie bei sipgate eingestellt. Auch Öffnungszeiten, Sperren, Warten und Ansagen von Familiar wirken an dieser Hotline dann nicht.',
  reported: 'Was die Erprobung ergibt, steht in den',
  reports: 'Berichten',
};

export const englishTrials: TrialEditorWords = {
  mode: 'Who gets this policy',
  modes: {
    off: 'All callers',
    shadow: 'Nobody: only listen',
    share: 'A share of the callers',
  },
  hints: {
    off: 'No trial: every call is put through by the policy.',
    shadow:
      'Familiar notes for every call whose phone would have rung. No caller notices. Good for the first week or two.',
    share: 'Some callers get the policy already, the others do not. This shows whether it is any better.',
  },
  share: 'How many',
  shareHint: 'Drawn by the phone number: who is in stays in, also when you raise the share later.',
  percent: percent => `${percent.toLocaleString('en-GB')}% of callers`,
  everybody: 'What everybody gets meanwhile',
  othersHint: 'What it is compared with',
  onlyListens:
    'While Familiar only listens, phones ring as set at sipgate. Opening hours, blocks, waiting and announcements of Familiar have no effect at this hotline then.',
  reported: 'What comes of the trial is told in the',
  reports: 'reports',
};

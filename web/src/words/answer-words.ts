/** The sentences with which a report begins. Days come as they stand in a sentence, such as “in November 2026”. */
export interface AnswerWords {
  readonly inMonth: (month: string) => string;
  readonly inYear: (year: string) => string;
  readonly onDay: (day: string) => string;
  readonly fromTo: (from: string, to: string) => string;
  readonly answered: (when: string, share: string, answered: string, of: string) => string;
  readonly tooFew: (when: string, answered: string, of: number) => string;
  readonly nothingOver: (when: string) => string;
  readonly more: (points: number, before: string) => string;
  readonly fewer: (points: number, before: string) => string;
  readonly asMany: (before: string) => string;
  readonly nothingBefore: (before: string) => string;
  readonly tooFewBefore: (before: string) => string;
  readonly familiarOfTen: (tenths: number, familiar: string, of: string) => string;
  readonly familiarOfFew: (familiar: string, of: number) => string;
  /** @param within so long it took half of those who were reached at most; null: nobody was. */
  readonly calledBack: (asked: number, number: string, reached: string, within: string | null) => string;
  readonly seconds: (seconds: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly mostMissed: (weekday: string, from: number, to: number, calls: string) => string;
  readonly noneMissed: string;
  readonly none: (when: string) => string;
  readonly imported: (calls: number, number: string) => string;
  readonly onlyImported: (when: string, calls: number, number: string) => string;
}

export const germanAnswer: AnswerWords = {
  inMonth: month => `im ${month}`,
  inYear: year => `im Jahr ${year}`,
  onDay: day => `am ${day}`,
  fromTo: (from, to) => `vom ${from} bis ${to}`,
  answered: (when, share, answered, of) =>
    `${when} wurden ${share} der Anrufe angenommen (${answered} von ${of})`,
  tooFew: (when, answered, of) =>
    of === 1
      ? `${when} gab es nur einen Anruf. Er wurde ${answered === '0' ? 'verpasst' : 'angenommen'}.`
      : `${when} wurden ${answered} von ${of} Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent.`,
  nothingOver: when => `${when} ist noch kein Anruf zu Ende.`,
  more: (points, before) =>
    `${points === 1 ? '1 Prozentpunkt' : `${points} Prozentpunkte`} mehr als ${before}`,
  fewer: (points, before) =>
    `${points === 1 ? '1 Prozentpunkt' : `${points} Prozentpunkte`} weniger als ${before}`,
  asMany: before => `genauso viel wie ${before}`,
  nothingBefore: before => `Zum Vergleich fehlen Anrufe: ${before} gab es keine.`,
  tooFewBefore: before => `Zum Vergleich gab es ${before} zu wenige Anrufe.`,
  familiarOfTen: (tenths, familiar, of) =>
    `${tenths} von 10 bekannten Anrufern ${tenths === 1 ? 'erreichte' : 'erreichten'} jemanden, den sie kennen (${familiar} von ${of} Anrufen).`,
  familiarOfFew: (familiar, of) =>
    of === 1
      ? `Ein bekannter Anrufer rief an und erreichte ${familiar === '0' ? 'niemanden, den er kennt' : 'jemanden, den er kennt'}.`
      : `Bei ${familiar} von ${of} Anrufen bekannter Anrufer meldete sich jemand, den sie kennen.`,
  calledBack: (asked, number, reached, within) => {
    const half = within === null || reached === '1' ? '' : `, die Hälfte davon binnen ${within}`;
    if (asked > 1)
      return `${reached} von ${number} Anrufern, die um einen Rückruf baten, ${reached === '1' ? 'wurde' : 'wurden'} zurückgerufen${half}.`;
    return `Ein Anrufer bat um einen Rückruf und wurde ${within === null ? 'nicht erreicht' : `nach ${within} zurückgerufen`}.`;
  },
  seconds: seconds => (seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`),
  minutes: minutes => (minutes === 1 ? 'einer Minute' : `${minutes} Minuten`),
  mostMissed: (weekday, from, to, calls) =>
    `Am häufigsten verpasst: ${weekday}, ${from} bis ${to} Uhr (${calls === '1' ? '1 Anruf' : `${calls} Anrufe`}).`,
  noneMissed: 'Kein Anruf wurde verpasst.',
  none: when => `${when} gab es keine Anrufe an die Hotline.`,
  imported: (calls, number) =>
    calls === 1
      ? 'Ein importierter Anruf aus dieser Zeit zählt nicht mit.'
      : `${number} importierte Anrufe aus dieser Zeit zählen nicht mit.`,
  onlyImported: (when, calls, number) =>
    calls === 1
      ? `${when} gibt es nur einen importierten Anruf.`
      : `${when} gibt es nur importierte Anrufe (${number}).`,
};

export const englishAnswer: AnswerWords = {
  inMonth: month => `in ${month}`,
  inYear: year => `in ${year}`,
  onDay: day => `on ${day}`,
  fromTo: (from, to) => `from ${from} to ${to}`,
  answered: (when, share, answered, of) => `${when}, ${share} of calls were answered (${answered} of ${of})`,
  tooFew: (when, answered, of) =>
    of === 1
      ? `${when} there was only one call. It was ${answered === '0' ? 'missed' : 'answered'}.`
      : `${when}, ${answered} of ${of} calls were answered. These are too few for a percentage.`,
  nothingOver: when => `${when}, no call is over yet.`,
  more: (points, before) =>
    `${points === 1 ? '1 percentage point' : `${points} percentage points`} more than ${before}`,
  fewer: (points, before) =>
    `${points === 1 ? '1 percentage point' : `${points} percentage points`} less than ${before}`,
  asMany: before => `the same as ${before}`,
  nothingBefore: before => `There is nothing to compare with: ${before} there were no calls.`,
  tooFewBefore: before => `There were too few calls ${before} to compare with.`,
  familiarOfTen: (tenths, familiar, of) =>
    `${tenths} of 10 regular callers reached somebody they know (${familiar} of ${of} calls).`,
  familiarOfFew: (familiar, of) =>
    of === 1
      ? `One regular caller called and reached ${familiar === '0' ? 'nobody' : 'somebody'} they know.`
      : `In ${familiar} of ${of} calls by regular callers, they reached somebody they know.`,
  calledBack: (asked, number, reached, within) => {
    const half = within === null || reached === '1' ? '' : `, half of them within ${within}`;
    if (asked > 1) return `${reached} of ${number} callers who asked to be called back were${half}.`;
    return `One caller asked to be called back and was ${within === null ? 'not reached' : `called back after ${within}`}.`;
  },
  seconds: seconds => (seconds === 1 ? 'one second' : `${seconds} seconds`),
  minutes: minutes => (minutes === 1 ? 'one minute' : `${minutes} minutes`),
  mostMissed: (weekday, from, to, calls) =>
    `Most missed: ${weekday}, ${from} to ${to} o’clock (${calls === '1' ? '1 call' : `${calls} calls`}).`,
  noneMissed: 'No call was missed.',
  none: when => `${when} there were no calls to the hotline.`,
  imported: (calls, number) =>
    calls === 1
      ? 'One imported call of this time is not counted.'
      : `${number} imported calls of this time are not counted.`,
  onlyImported: (when, calls, number) =>
    calls === 1
      ? `${when} there is only one imported call.`
      : `${when} there are only imported calls (${number}).`,
};

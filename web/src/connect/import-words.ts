import type { ImportView, KnownBefore } from '../../../src/http/contract/connect.ts';
import { formatDate, formatNumber as number } from '../format.ts';
import { inLanguage } from '../language.ts';

interface ImportWords {
  readonly title: string;
  readonly hint: string;
  readonly start: string;
  readonly goOn: string;
  readonly stop: string;
  readonly progress: string;
  /** How far it is, `share` in percent. */
  readonly soFar: (share: string | null, counts: Counts) => string;
  readonly stopped: (counts: Counts) => string;
  readonly done: (counts: Counts) => string;
  readonly knownBefore: (counts: KnownBefore) => string;
  /** Of which calls that is said. */
  readonly lookedAt: (counts: KnownBefore) => string;
  readonly picture: {
    /** As it was. */
    readonly as: string;
    readonly could: string;
    readonly of: (name: string, count: string, calls: string) => string;
  };
  /** When sipgate is asked again, in seconds. */
  readonly again: (seconds: number) => string;
  readonly table: string;
}

type Counts = Pick<ImportView, 'added' | 'known' | 'leftOut'>;

const german: ImportWords = {
  title: 'Frühere Anrufe',
  hint: 'Damit kennt Familiar Stammanrufer vom ersten Tag an. Anrufe gehen dabei weiter wie sonst, und zweimal importieren ändert nichts.',
  start: 'Frühere Anrufe von sipgate importieren',
  goOn: 'Weiter importieren',
  stop: 'Anhalten',
  progress: 'Fortschritt des Imports',
  soFar: (share, { added, known, leftOut }) =>
    `${share === null ? '' : `${share}: `}importiert ${number(added)}, schon da ${number(known)}, ausgelassen ${number(leftOut)}.`,
  stopped: ({ added }) =>
    `Angehalten. Bisher importiert: ${number(added)}. Es geht dort weiter, auch nach einem Neustart.`,
  done: ({ added, known, leftOut }) =>
    `Fertig. Anrufe importiert: ${number(added)}, schon da: ${number(known)}, ausgelassen: ${number(leftOut)}, weil niemand aus dem Team annahm oder der Anrufer nicht zu erkennen ist.`,
  knownBefore: ({ calls, familiar, couldBe }) =>
    calls === 0
      ? 'Bisher hat noch niemand ein zweites Mal angerufen.'
      : `Von ${calls === 1 ? '1 Anruf' : `${number(calls)} Anrufen`} von Leuten, die schon mit jemandem gesprochen hatten, nahm ${number(familiar)} jemand an, den sie kannten; bei ${number(couldBe)} gehört, wen sie am besten kannten, heute zum Team: Dorthin hätte Familiar sie leiten können, wo die Leitung frei war.`,
  lookedAt: ({ lookedAt, since, areAll }) =>
    `Gezählt ${lookedAt === 1 ? 'ist 1 Anruf' : `sind ${areAll ? 'alle' : 'die letzten'} ${number(lookedAt)} Anrufe`}${since === null ? '' : ` seit ${formatDate(since)}`}, auch ausgehende. Wer wen kannte, ergibt sich aus ${areAll ? 'ihnen' : 'allen Anrufen, auch aus früheren'}.`,
  picture: {
    as: 'Bisher bei Bekannten',
    could: 'Mit Familiar möglich',
    of: (name, count, calls) => `${name}: ${count} von ${calls} ${calls === '1' ? 'Anruf' : 'Anrufen'}`,
  },
  again: seconds => `Familiar versucht es in ${seconds} s von selbst. Was importiert ist, bleibt.`,
  table: 'Eine Tabelle (CSV) importiert die Kommandozeile: ',
};

const english: ImportWords = {
  title: 'Past calls',
  hint: 'With them Familiar knows regular callers from the first day. Calls go on as usual meanwhile, and importing twice changes nothing.',
  start: 'Import past calls from sipgate',
  goOn: 'Go on importing',
  stop: 'Stop',
  progress: 'Progress of the import',
  soFar: (share, { added, known, leftOut }) =>
    `${share === null ? '' : `${share}: `}imported ${number(added)}, already there ${number(known)}, left out ${number(leftOut)}.`,
  stopped: ({ added }) =>
    `Stopped. Imported so far: ${number(added)}. It goes on from there, after a restart too.`,
  done: ({ added, known, leftOut }) =>
    `Done. Calls imported: ${number(added)}, already there: ${number(known)}, left out: ${number(leftOut)}, because nobody of the team answered or the caller can’t be recognised.`,
  knownBefore: ({ calls, familiar, couldBe }) =>
    calls === 0
      ? 'Nobody has called a second time yet.'
      : `Of ${calls === 1 ? '1 call' : `${number(calls)} calls`} by people who had talked to somebody before, ${number(familiar)} were answered by somebody they knew; for ${number(couldBe)} the one they knew best is on the team today: Familiar could have put them through there, if the line was free.`,
  lookedAt: ({ lookedAt, since, areAll }) =>
    `This counts ${lookedAt === 1 ? '1 call' : `${areAll ? 'all' : 'the last'} ${number(lookedAt)} calls`}${since === null ? '' : ` since ${formatDate(since)}`}, outgoing ones included. Who knew whom follows from ${areAll ? 'them' : 'all calls, earlier ones too'}.`,
  picture: {
    as: 'With somebody known, so far',
    could: 'Possible with Familiar',
    of: (name, count, calls) => `${name}: ${count} of ${calls} ${calls === '1' ? 'call' : 'calls'}`,
  },
  again: seconds => `Familiar tries by itself in ${seconds} s. What is imported stays.`,
  table: 'A table (CSV) is imported on the command line: ',
};

export const importWords = inLanguage({ de: german, en: english });

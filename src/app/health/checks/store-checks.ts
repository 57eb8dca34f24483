import type { Refusal, RefusedEvents, StoreState } from '../../ports/store.ts';
import type { Warning } from '../health-summary.ts';
import { type CheckRule, notRunning, ok, unknown } from './check.ts';
import type { Counts } from './facts.ts';
import { databaseSpeedCheck } from './machine-checks.ts';

const spoolAlmostFull = 0.8;

/** The database, and what waits for it. */
export const storeChecks = {
  database: {
    about: { en: 'Whether the database can be reached', de: 'Ob die Datenbank erreichbar ist' },
    judge({ counts, isDatabaseAnswering }) {
      if (counts === null) return unknown(notRunning);
      if (!counts.store.isReachable)
        return { state: 'problem', howBad: 'broken', sentence: away(counts.store), remedy: startIt };
      return isDatabaseAnswering === false
        ? { state: 'problem', howBad: 'broken', sentence: notReached, remedy: startIt }
        : ok('The database takes what happens.', 'Die Datenbank nimmt alles an.');
    },
  },
  'database-speed': databaseSpeedCheck,
  'refused-events': ofCounts(
    { en: 'Events that the database refuses', de: 'Ereignisse, die die Datenbank ablehnt' },
    ({ store: { refused } }) =>
      refused === undefined || refused.entries === 0
        ? ok('The database refuses nothing.', 'Die Datenbank lehnt nichts ab.')
        : { state: 'problem', howBad: 'soon', sentence: refusedEvents(refused) },
  ),
  encoding: ofCounts(
    { en: 'Whether the database can hold every name', de: 'Ob die Datenbank jeden Namen fassen kann' },
    ({ store: { encoding } }) =>
      encoding
        ? { state: 'problem', howBad: 'soon', sentence: inEncoding(encoding), remedy: moveToUtf8 }
        : ok('The database can hold every name.', 'Die Datenbank kann jeden Namen fassen.'),
  ),
  spool: ofCounts(
    {
      en: 'Events that wait on disk for the database',
      de: 'Ereignisse, die auf der Platte auf die Datenbank warten',
    },
    ({ store: { spooled } }) =>
      spooled.entries === 0
        ? ok('No event waits on disk.', 'Kein Ereignis wartet auf der Platte.')
        : {
            state: 'problem',
            howBad: isAlmostFull(spooled) ? 'broken' : 'soon',
            sentence: waiting(spooled),
          },
  ),
  claims: ofCounts(
    { en: 'Calls that rang without a claim', de: 'Anrufe, die ohne Vormerkung klingelten' },
    ({ offersUnclaimed }) =>
      offersUnclaimed === 0
        ? ok('Every call had its claim.', 'Jeder Anruf hatte seine Vormerkung.')
        : { state: 'problem', howBad: 'soon', sentence: unclaimed(offersUnclaimed) },
  ),
} as const satisfies Record<string, CheckRule>;

/** A check of what the running service counts. */
function ofCounts(about: Warning, judge: (counts: Counts) => ReturnType<CheckRule['judge']>): CheckRule {
  return { about, judge: ({ counts }) => (counts === null ? unknown(notRunning) : judge(counts)) };
}

function away({ isAnswering, lastError }: StoreState): Warning {
  if (!isAnswering || lastError === null) return notReached;
  const { error } = lastError;
  return {
    en: `The database answers, but takes nothing at the moment (${error}). Calls are still taken.`,
    de: `Die Datenbank antwortet, nimmt aber gerade nichts an (${error}). Anrufe werden weiter angenommen.`,
  };
}

const notReached = {
  en: 'The database can not be reached. Calls are still taken; history is back as soon as it is.',
  de: 'Die Datenbank ist nicht erreichbar. Anrufe werden weiter angenommen; der Verlauf ist wieder da, sobald sie es ist.',
};
const startIt = {
  en: 'Does its server run, is its disk full, or does another program hold its file? Familiar connects again by itself.',
  de: 'Läuft ihr Server, ist ihre Platte voll, oder hält ein anderes Programm ihre Datei fest? Familiar verbindet sich von selbst wieder.',
};

function refusedEvents({ entries, why }: RefusedEvents): Warning {
  const { en, de } = refusals[why?.reason ?? 'other'];
  const code = why === null ? '' : ` (${why.code})`;
  return {
    en: `The database refuses ${entries === 1 ? '1 event' : `${entries} events`}: ${en}${code}. They are set aside and tried again every minute; all others are taken.`,
    de: `Die Datenbank lehnt ${entries === 1 ? '1 Ereignis' : `${entries} Ereignisse`} ab: ${de}${code}. Sie sind beiseitegelegt und werden jede Minute neu versucht; alle anderen werden angenommen.`,
  };
}

const refusals: Readonly<Record<Refusal['reason'], Warning>> = {
  character: {
    en: 'its encoding has no room for a character',
    de: 'ihre Kodierung kennt ein Zeichen nicht',
  },
  'too-long': { en: 'something is too long for it', de: 'etwas ist ihr zu lang' },
  'out-of-range': { en: 'a number is too large for it', de: 'eine Zahl ist ihr zu groß' },
  rights: { en: 'its user lacks a right', de: 'ihrem Benutzer fehlt ein Recht' },
  tables: { en: 'a table or column is missing', de: 'eine Tabelle oder Spalte fehlt' },
  other: { en: 'the server log says why', de: 'warum, steht im Server-Log' },
};

function inEncoding(encoding: string): Warning {
  return {
    en: `The database keeps texts as ${encoding}, which can’t hold every name.`,
    de: `Die Datenbank speichert Texte als ${encoding} und kann nicht jeden Namen fassen.`,
  };
}

function isAlmostFull({ bytes, capacityBytes }: StoreState['spooled']): boolean {
  return bytes > spoolAlmostFull * capacityBytes;
}

function waiting(spooled: StoreState['spooled']): Warning {
  const { entries, bytes, capacityBytes } = spooled;
  const percent = capacityBytes === 0 ? 100 : Math.round((bytes / capacityBytes) * 100);
  const isFull = isAlmostFull(spooled);
  return {
    en: `Events that wait on disk for the database: ${entries}.${isFull ? ` The spool is ${percent} % full.` : ''}`,
    de: `Ereignisse, die auf der Platte auf die Datenbank warten: ${entries}.${isFull ? ` Der Puffer ist zu ${percent} % voll.` : ''}`,
  };
}

function unclaimed(count: number): Warning {
  return {
    en: `${count === 1 ? '1 call was' : `${count} calls were`} offered without a claim, mostly because the database was too slow. With several instances another call may have rung there too.`,
    de: `${count === 1 ? '1 Anruf wurde' : `${count} Anrufe wurden`} ohne Vormerkung angeboten, meist weil die Datenbank zu langsam war. Bei mehreren Instanzen kann dort auch ein anderer Anruf geklingelt haben.`,
  };
}

const moveToUtf8 = { en: 'Move it into one in UTF8.', de: 'Ziehen Sie in eine mit UTF8 um.' };

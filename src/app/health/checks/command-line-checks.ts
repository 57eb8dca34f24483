import type { DatabaseVersion } from '../../ports/store.ts';
import { type CheckRule, type Finding, ok, unknown } from './check.ts';

/** What only the command line can see, and what is said there alone. */
export const commandLineChecks = {
  configuration: {
    about: {
      en: 'Whether the service starts with this configuration',
      de: 'Ob der Dienst mit dieser Konfiguration startet',
    },
    judge({ commandLine }) {
      if (commandLine === null) return null;
      const { problems, warnings } = commandLine;
      const found = [
        ...problems.map(text => ({ state: 'problem', howBad: 'broken', sentence: inBoth(text) }) as const),
        ...warnings.map(text => ({ state: 'doubtful', howBad: 'hint', sentence: inBoth(text) }) as const),
      ];
      if (found.length > 0) return found;
      return ok('The configuration can be followed.', 'Die Konfiguration ist in Ordnung.');
    },
  },
  service: {
    about: { en: 'Whether the service runs', de: 'Ob der Dienst läuft' },
    judge({ commandLine }) {
      if (commandLine === null) return null;
      const { service } = commandLine;
      if (service === null) return unknown(whereUnknown);
      const { place, answers } = service;
      if (answers === 'yes') return ok(`The service runs at ${place}.`, `Der Dienst läuft unter ${place}.`);
      if (answers === 'another')
        return { state: 'problem', howBad: 'broken', sentence: occupied(place), remedy: moveAway };
      return {
        state: 'problem',
        howBad: 'broken',
        sentence: {
          en: `The service does not answer at ${place}, so calls ring as configured in sipgate.`,
          de: `Der Dienst antwortet nicht unter ${place}; Anrufe klingeln, wie in sipgate eingestellt.`,
        },
        remedy: start,
      };
    },
  },
  'database-version': {
    about: {
      en: 'Whether database and program are of one version',
      de: 'Ob Datenbank und Programm dieselbe Version haben',
    },
    judge({ commandLine }) {
      if (commandLine === null) return null;
      const { database } = commandLine;
      if (database === null) return unknown(notConfigured);
      return 'why' in database
        ? { state: 'problem', howBad: 'broken', sentence: database.why }
        : versions[database.value];
    },
  },
} as const satisfies Record<string, CheckRule>;

/** Settings are described in English only. */
function inBoth(text: string): { readonly en: string; readonly de: string } {
  return { en: text, de: text };
}

const versions: Readonly<Record<DatabaseVersion, Finding>> = {
  current: ok('The database is of this version.', 'Die Datenbank hat diese Version.'),
  missing: ok(
    'There is no database yet; the first start makes it.',
    'Es gibt noch keine Datenbank; der erste Start legt sie an.',
  ),
  older: {
    state: 'problem',
    howBad: 'hint',
    sentence: {
      en: 'The database is of an older version.',
      de: 'Die Datenbank hat eine ältere Version.',
    },
    remedy: {
      en: 'The next start brings it up to date; make a backup before.',
      de: 'Der nächste Start bringt sie auf den Stand; sichern Sie sie vorher.',
    },
  },
  newer: {
    state: 'problem',
    howBad: 'broken',
    sentence: {
      en: 'A newer version of Familiar has changed the database, so this one does not start with it.',
      de: 'Eine neuere Version von Familiar hat die Datenbank geändert; diese hier startet nicht damit.',
    },
    remedy: {
      en: 'Start that version, or restore a backup from before.',
      de: 'Starten Sie jene Version, oder spielen Sie eine Sicherung von vorher ein.',
    },
  },
};

const whereUnknown = {
  en: 'Where the service listens is not known, since the configuration can’t be followed.',
  de: 'Wo der Dienst lauscht, ist nicht bekannt, weil die Konfiguration Fehler hat.',
};
const notConfigured = {
  en: 'Which database it is, is not known, since the configuration can’t be followed.',
  de: 'Welche Datenbank gemeint ist, ist nicht bekannt, weil die Konfiguration Fehler hat.',
};
function occupied(place: string): { readonly en: string; readonly de: string } {
  return {
    en: `Another program answers at ${place}, or an earlier version of Familiar.`,
    de: `Unter ${place} antwortet ein anderes Programm oder eine frühere Version von Familiar.`,
  };
}

const moveAway = {
  en: 'Stop that, or choose another PORT.',
  de: 'Beenden Sie es, oder wählen Sie einen anderen PORT.',
};
const start = {
  en: 'Start it: familiar start. The server log says why it ended.',
  de: 'Starten Sie ihn: familiar start. Warum er endete, steht im Server-Log.',
};

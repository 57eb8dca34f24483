import { parseSecretKey, secretKeyRemedy } from '../secret-key-text.ts';
import { oneOf, parsed, text, webUrl, wholeNumber } from '../setting-types.ts';
import { section, settingWords } from './setting.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const service = section(
  { de: 'Der Dienst selbst', en: 'The service itself' },
  {
    HOST: text().default('127.0.0.1').register(settingWords, {
      de: 'Worauf Familiar lauscht, für Meldungen und Seite',
      en: 'Where Familiar listens, for pushes and page',
    }),
    PORT: wholeNumber(0, 65_535, '').default(8080).register(settingWords, {
      de: 'Der Port dazu',
      en: 'On which port',
    }),
    PAGE_PORT: wholeNumber(0, 65_535, '')
      .optional()
      .register(settingWords, {
        de: 'Ein eigener Port für die Seite und ihre Schnittstelle. Unter `PORT` gibt es sie dann nicht mehr',
        en: 'A port of its own for the page and its API, which are then no longer at `PORT`',
        ifUnset: { de: 'die Seite ist unter `PORT`', en: 'the page is at `PORT`' },
      }),
    PAGE_HOST: text()
      .optional()
      .register(settingWords, {
        de: 'Worauf Familiar an diesem Port lauscht',
        en: 'Where Familiar listens on that port',
        ifUnset: { de: 'wie `HOST`', en: 'as `HOST`' },
      }),
    ANSWER_BUDGET_MS: wholeNumber(20, 5000, ' milliseconds').default(300).register(settingWords, {
      de: 'Wie lange eine Entscheidung dauern darf, bis der Anruf aus dem Gedächtnis beantwortet wird',
      en: 'How long a decision may take before the call is answered from memory',
    }),
    SPOOL_FILE: text()
      .optional()
      .register(settingWords, {
        de: 'Wo Ereignisse warten, solange die Datenbank sie nicht nimmt. Jede Instanz braucht eine eigene Datei',
        en: 'Where events wait while the database can’t take them. Every instance needs its own',
        ifUnset: {
          de: 'neben der SQLite-Datei, sonst `./data/familiar-<PORT>.spool`',
          en: 'beside the SQLite file, else `./data/familiar-<PORT>.spool`',
        },
      }),
    SPOOL_MEGABYTES: wholeNumber(1, 1024, ' megabytes').default(16).register(settingWords, {
      de: 'Wie viel Platz sie dort haben',
      en: 'How much room they get',
    }),
    ERASED_FILE: text()
      .optional()
      .register(settingWords, {
        de: 'Wo steht, wer gelöscht wurde: als Prüfsummen, die nur mit dem Schlüssel daneben (`.key`) jemanden verraten. Mehrere Instanzen brauchen denselben Schlüssel',
        en: 'Where it stands who was erased: as hashes that give nobody away without the key beside them (`.key`). Several instances need the same key',
        ifUnset: {
          de: 'neben der SQLite-Datei, sonst `./data/familiar.erased`',
          en: 'beside the SQLite file, else `./data/familiar.erased`',
        },
      }),
    SECRET_KEY: parsed(secretKeyRemedy, parseSecretKey)
      .optional()
      .register(settingWords, {
        de: 'Womit verschlüsselt wird, was in der Datenbank niemand lesen soll, etwa die Schlüssel zweiter Faktoren: mindestens 32 zufällige Zeichen, etwa von `openssl rand -base64 32`. Mehrere Instanzen brauchen denselben. Mit einem anderen ist nicht mehr zu lesen, was der bisherige verschlüsselt hat',
        en: 'What encrypts the secrets in the database, such as the keys of second factors: at least 32 random characters, such as `openssl rand -base64 32` gives. Several instances need the same. With another, what the earlier one has encrypted can no longer be read',
        ifUnset: {
          de: 'steht in einer Datei neben der SQLite-Datei (`.secret`), sonst in `./data/familiar.secret`; sie entsteht, sobald sie gebraucht wird',
          en: 'lies in a file beside the SQLite file (`.secret`), else in `./data/familiar.secret`, which is made when it is needed',
        },
        isSecret: true,
      }),
    SECRET_KEY_FILE: text().optional().register(settingWords, {
      de: 'Stattdessen eine Datei, in der er steht, etwa ein Secret von Docker. Es muss sie schon geben',
      en: 'A file that holds it instead, such as a Docker secret. It must be there already',
    }),
    SIPGATE_API_URL: webUrl('give the URL of the REST API, such as https://api.sipgate.com/v2')
      .default(new URL('https://api.sipgate.com/v2'))
      .register(settingWords, {
        de: 'REST-Schnittstelle von sipgate; zum Ausprobieren die des Emulators',
        en: 'sipgate’s REST API, or the emulator’s for trying things out',
      }),
    SIPGATE_PUBLIC_KEY_FILE: text()
      .optional()
      .register(settingWords, {
        de: 'PEM-Datei mit dem Schlüssel, der die Meldungen unterschreibt',
        en: 'PEM file with the key that signs the webhook’s requests',
        ifUnset: { de: 'der veröffentlichte Schlüssel von sipgate', en: 'sipgate’s published key' },
      }),
    CALENDAR_PRIVATE_HOSTS: parsed(
      'give the names of hosts, separated by commas, such as cloud.example.lan',
      parseHosts,
    )
      .optional()
      .register(settingWords, {
        de: 'Rechner im eigenen Netz, von denen veröffentlichte Kalender gelesen werden dürfen, durch Kommas getrennt',
        en: 'Hosts in your own network from which published calendars may be read, separated by commas',
      }),
    LOG_LEVEL: oneOf(logLevels).default('info').register(settingWords, {
      de: 'Wie viel protokolliert wird: `trace`, `debug`, `info`, `warn`, `error`, `fatal` oder `silent`',
      en: 'How much is logged: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`',
    }),
  },
);

/** As in an address, without the port. */
function parseHosts(text: string): readonly string[] | null {
  const hosts = text.split(',').map(host => host.trim().toLowerCase());
  return hosts.every(host => /^([\w-]+(\.[\w-]+)*\.?|\[?[\da-f:.]*:[\da-f:.]*\]?)$/.test(host))
    ? hosts.map(host => host.replaceAll(/[[\]]/g, ''))
    : null;
}

import { oneOf, parsed, text, wholeNumber } from '../setting-types.ts';
import { parseTlsMode } from '../tls-words.ts';
import { section, settingWords } from './setting.ts';

export const database = section(
  { de: 'Datenbank', en: 'Database' },
  {
    DATABASE_HOST: text().optional().register(settingWords, {
      de: 'Rechner, auf dem MySQL oder MariaDB läuft, oder deren Socket, wenn es mit einem Schrägstrich beginnt',
      en: 'Host of a MySQL or MariaDB server, or its socket if it begins with a slash',
    }),
    DATABASE_PORT: wholeNumber(1, 65_535, '').default(3306).register(settingWords, {
      de: 'Port dieses Servers',
      en: 'Port of that server',
    }),
    DATABASE_NAME: text().optional().register(settingWords, {
      de: 'Name der Datenbank; nötig, wenn `DATABASE_HOST` gesetzt ist',
      en: 'Name of the database; needed where `DATABASE_HOST` is set',
    }),
    DATABASE_USERNAME: text().optional().register(settingWords, {
      de: 'Benutzer der Datenbank; ebenso',
      en: 'User of the database; needed there too',
    }),
    DATABASE_PASSWORD: text()
      .optional()
      .register(settingWords, {
        de: 'Passwort dieses Benutzers, mit beliebigen Zeichen; auch zu einer `DATABASE_URL`, die keines enthält',
        en: 'Password of that user, with any characters; also for a `DATABASE_URL` without one',
        ifUnset: { de: 'leer', en: 'empty' },
        isSecret: true,
      }),
    DATABASE_PASSWORT: text().optional().register(settingWords, {
      de: 'Das Passwort unter dem Namen, wie das Tutorial ihn schreibt',
      en: 'The password under the name that the tutorial misspells',
      isSecret: true,
      isObsolete: true,
    }),
    DATABASE_PASSWORD_FILE: text().optional().register(settingWords, {
      de: 'Stattdessen eine Datei, in der das Passwort steht, etwa ein Secret von Docker',
      en: 'A file that holds the password instead, such as a Docker secret',
    }),
    DATABASE_ROOT_PASSWORD: text().optional().register(settingWords, {
      de: 'Aus dem Tutorial; wird nicht mehr gebraucht',
      en: 'From the tutorial; no longer used',
      isSecret: true,
      isObsolete: true,
    }),
    DATABASE_TIMEZONE: parsed('give a time zone such as Europe/Berlin, +01:00 or Z', parseTimezone)
      .optional()
      .register(settingWords, {
        de: 'Zeitzone, in der die Tabelle des Tutorials geschrieben wurde, etwa `Europe/Berlin`, `+01:00` oder `Z`. Familiar selbst speichert Zeiten als Zahlen und braucht keine',
        en: 'Time zone in which the tutorial’s table was written, such as `Europe/Berlin`, `+01:00` or `Z`. Familiar stores times as numbers and needs none itself',
        ifUnset: { de: 'die des Datenbankservers', en: 'that of the database server' },
      }),
    DATABASE_URL: text()
      .optional()
      .register(settingWords, {
        de: 'Eine der drei Datenbanken als Adresse: `sqlite:<Datei>`, `mysql://Benutzer:Passwort@Rechner:Port/Name` oder `postgres://Benutzer:Passwort@Rechner:Port/Name`, mit Optionen hinter einem Fragezeichen',
        en: 'Any of the three databases as an address: `sqlite:<file>`, `mysql://user:password@host:port/name` or `postgres://user:password@host:port/name`, with options after a question mark',
        ifUnset: { de: '`sqlite:./data/familiar.db`', en: '`sqlite:./data/familiar.db`' },
        isSecret: true,
      }),
    DATABASE_SSL_MODE: parsed(
      'give one of disable, allow, prefer, require, verify-ca and verify-full, or of DISABLED, PREFERRED, REQUIRED, VERIFY_CA and VERIFY_IDENTITY',
      parseTlsMode,
    )
      .optional()
      .register(settingWords, {
        de: 'TLS zu MySQL oder PostgreSQL: `disable`, `allow`, `prefer`, `require`, `verify-ca` oder `verify-full`; bei MySQL heißen sie `DISABLED` bis `VERIFY_IDENTITY`',
        en: 'TLS to MySQL or PostgreSQL: `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`; MySQL calls them `DISABLED` to `VERIFY_IDENTITY`',
      }),
    DATABASE_SSL_CA: text().optional().register(settingWords, {
      de: 'PEM-Datei der Zertifizierungsstelle, die für den Server bürgt, oder `system`',
      en: 'PEM file of the authority that vouches for the server, or `system`',
    }),
    DATABASE_SSL_CERT: text().optional().register(settingWords, {
      de: 'PEM-Datei mit einem eigenen Zertifikat, falls der Server eines verlangt',
      en: 'PEM file with a certificate of your own, where the server asks for one',
    }),
    DATABASE_SSL_KEY: text().optional().register(settingWords, {
      de: 'PEM-Datei mit dem Schlüssel dazu',
      en: 'PEM file with its key',
      isSecret: true,
    }),
    TUTORIAL_HISTORY: oneOf(['read', 'write']).default('read').register(settingWords, {
      de: '`write`: Angenommene Anrufe stehen auch in der Tabelle `call_history` des Tutorials, damit Sie zu ihm zurückkönnen. Nur mit MySQL und MariaDB',
      en: '`write`: answered calls are written to the tutorial’s table `call_history` too, so you can go back to it. MySQL and MariaDB only',
    }),
  },
  {
    de: 'Ohne Angabe liegen die Daten in einer SQLite-Datei. Für einen Server setzen Sie entweder `DATABASE_HOST` mit Name und\nBenutzer oder `DATABASE_URL`. Rechte, Adressen und TLS erklärt die [Betriebsanleitung](betrieb.md#datenbanken-auf-einem-server).',
    en: 'Left alone, Familiar keeps its data in an SQLite file. For a server, set either `DATABASE_HOST` with a name and a user, or\n`DATABASE_URL`. The [operating guide](operating.md#databases-on-a-server) explains rights, addresses and TLS.',
  },
);

function parseTimezone(zone: string): string | null {
  if (/^(Z|local|[+-]\d\d:\d\d)$/.test(zone)) return zone;
  try {
    return /^[A-Za-z]/.test(zone)
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : null;
  } catch {
    return null;
  }
}

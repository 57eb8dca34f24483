import type { SettingName } from './settings.ts';

interface Text {
  readonly de: string;
  readonly en: string;
}

/** What each setting of the environment is for, in the order in which people look for them. */
export const settingWords: Readonly<Record<SettingName, Text>> = {
  CENTRAL_SERVICE_PHONE: say('Nummern der Hotline', 'Numbers of the hotline'),
  SERVICE_PHONES: say(
    'Nummern der Agenten, statt sie zu suchen',
    'Numbers of the agents, instead of looking',
  ),
  WEBHOOK_URL: say('Adresse, unter der sipgate Familiar erreicht', 'Where sipgate reaches Familiar'),
  HOST: say('Worauf Familiar lauscht', 'What Familiar listens on'),
  PORT: say('Port', 'Port'),
  TOKEN_ID: say('Kennung des Zugangs zu sipgate', 'Id of the access to sipgate'),
  TOKEN: say('Geheimnis dazu', 'Its secret'),
  SIPGATE_API_URL: say('Schnittstelle von sipgate', 'API of sipgate'),
  SIPGATE_PUBLIC_KEY_FILE: say(
    'Schlüssel, mit dem Meldungen geprüft werden',
    'Key by which pushes are verified',
  ),
  PRESENCE_INTERVAL_SECONDS: say(
    'Wie oft nach der Erreichbarkeit gefragt wird',
    'How often presence is asked for',
  ),
  PRESENCE_STALE_SECONDS: say('Ab wann sie nicht mehr geglaubt wird', 'From when on it is doubted'),
  ROUTING_POLICY: say('Strategie', 'Policy'),
  FACTOR: say('Mindestanteil der Strategie tutorial', 'Share to exceed, in policy tutorial'),
  HALF_LIFE_DAYS: say('Alter, mit dem ein Anruf halb zählt', 'Age at which a call counts half'),
  RING_FAMILIAR: say('Wie viele Bekannte zugleich klingeln', 'How many familiar agents ring at once'),
  RING_NEXT_FAMILIAR: say(
    'Wie viele zugleich klingeln, die der Anrufer weniger kennt, wenn von den gut Bekannten niemand frei ist',
    'How many familiar agents ring at once where none is free whom the caller knows well',
  ),
  RING_STRANGERS: say('Wie viele für Unbekannte zugleich klingeln', 'How many ring at once for strangers'),
  OVERFLOW: say('Wohin, wenn niemand frei ist', 'Where to if nobody is free'),
  ANNOUNCEMENT: say('Ansage vor dem Klingeln', 'Greeting before the phone rings'),
  LEARN_DIRECT: say('Ob Anrufe auf die eigene Nummer zählen', 'Whether calls to an agent’s own number count'),
  LEARN_OUTGOING: say('Ob ausgehende Anrufe zählen', 'Whether outgoing calls count'),
  REDIRECT_ANONYMOUS: say(
    'Ob Agenten die Nummer des Anrufers nicht sehen',
    'Whether agents don’t see the number',
  ),
  ROUTE_FORWARDED: say('Ob weitergeleitete Anrufe verteilt werden', 'Whether forwarded calls are routed'),
  WRAP_UP_SECONDS: say('Nachbearbeitung', 'Wrap-up'),
  MISSED_OFFERS_BEFORE_PAUSE: say('Verpasste Anrufe bis zur Pause', 'Missed calls before a pause'),
  AUTO_PAUSE_SECONDS: say('Dauer dieser Pause', 'Length of that pause'),
  RINGING_EXPIRES_SECONDS: say('Längstes Klingeln', 'Longest ringing'),
  TALKING_EXPIRES_MINUTES: say('Längstes Gespräch', 'Longest talk'),
  ANSWER_BUDGET_MS: say('Zeit für eine Entscheidung', 'Time to decide'),
  DATABASE_URL: say('Datenbank', 'Database'),
  DATABASE_HOST: say('Rechner der Datenbank', 'Host of the database'),
  DATABASE_PORT: say('Port der Datenbank', 'Port of the database'),
  DATABASE_NAME: say('Name der Datenbank', 'Name of the database'),
  DATABASE_USERNAME: say('Benutzer der Datenbank', 'User of the database'),
  DATABASE_PASSWORD: say('Passwort der Datenbank', 'Password of the database'),
  DATABASE_PASSWORT: say('Dasselbe, wie im Tutorial geschrieben', 'The same, as the tutorial spells it'),
  DATABASE_PASSWORD_FILE: say('Datei, in der das Passwort steht', 'File that holds the password'),
  DATABASE_SSL_MODE: say('TLS zur Datenbank', 'TLS to the database'),
  DATABASE_SSL_CA: say('Datei mit der Zertifizierungsstelle', 'File with the authority it is checked by'),
  DATABASE_SSL_CERT: say('Eigenes Zertifikat', 'Certificate of our own'),
  DATABASE_SSL_KEY: say('Schlüssel dazu', 'Its key'),
  DATABASE_ROOT_PASSWORD: say(
    'Aus dem Tutorial; wird nicht mehr gebraucht',
    'Of the tutorial; no longer used',
  ),
  DATABASE_TIMEZONE: say('Zeitzone der Tabelle des Tutorials', 'Time zone of the tutorial’s table'),
  TUTORIAL_HISTORY: say(
    'Ob angenommene Anrufe auch in der Tabelle des Tutorials stehen',
    'Whether answered calls are written into the tutorial’s table too',
  ),
  SPOOL_FILE: say('Datei für Ereignisse ohne Datenbank', 'File for events without a database'),
  SPOOL_MEGABYTES: say('Größe dieser Datei', 'Size of that file'),
  PAGE_URL: say('Adresse dieser Seite', 'Address of this page'),
  OIDC_ISSUER: say('Anbieter für die gemeinsame Anmeldung', 'Identity provider for single sign-on'),
  OIDC_CLIENT_ID: say('Kennung bei diesem Anbieter', 'Client id at that provider'),
  OIDC_CLIENT_SECRET: say('Geheimnis bei diesem Anbieter', 'Client secret at that provider'),
  OIDC_SCOPE: say('Worum dieser Anbieter gebeten wird (Scopes)', 'What that provider is asked for (scopes)'),
  OIDC_ROLE_CLAIM: say('Angabe, aus der die Rolle folgt', 'Claim that tells the role'),
  OIDC_ROLES: say('Welche Gruppe welche Rolle hat', 'Which group has which role'),
  CALENDAR_PRIVATE_HOSTS: say(
    'Rechner im eigenen Netz, von denen Kalender gelesen werden',
    'Hosts in your own network from which calendars are read',
  ),
  LOG_LEVEL: say('Wie viel protokolliert wird', 'How much is logged'),
};

function say(de: string, en: string): Text {
  return { de, en };
}

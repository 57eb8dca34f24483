import type { CalendarText } from './text.ts';

/** Why a published calendar could not be fetched. Of its address, only the host is named. */
export const fetchProblems = {
  notHttps: say(
    'The calendar leads to an address without encryption; only https:// is followed.',
    'Der Kalender führt zu einer Adresse ohne Verschlüsselung; Familiar folgt nur https://.',
  ),
  tooManyRedirects: say(
    'The calendar leads from one address to the next without end.',
    'Der Kalender führt endlos von einer Adresse zur nächsten.',
  ),
  privateAddress: (host: string): CalendarText =>
    say(
      `${host} lies in a private network. If the calendar is meant to be read from there, name the host in CALENDAR_PRIVATE_HOSTS.`,
      `${host} liegt in einem privaten Netz. Soll der Kalender von dort gelesen werden, nennen Sie den Namen in CALENDAR_PRIVATE_HOSTS.`,
    ),
  unknownHost: (host: string): CalendarText =>
    say(`${host} is not known in the DNS.`, `${host} ist im DNS nicht bekannt.`),
  unreachable: (host: string, code: string): CalendarText =>
    say(`${host} can't be reached (${code}).`, `${host} ist nicht erreichbar (${code}).`),
  certificate: (host: string, code: string): CalendarText =>
    say(
      `The certificate of ${host} is not trusted (${code}). If it comes from a certificate authority of your own, name its file in NODE_EXTRA_CA_CERTS.`,
      `Dem Zertifikat von ${host} wird nicht vertraut (${code}). Stammt es von einer eigenen Zertifizierungsstelle, nennen Sie deren Datei in NODE_EXTRA_CA_CERTS.`,
    ),
  tooSlow: (host: string, seconds: number): CalendarText =>
    say(`${host} took longer than ${seconds} seconds.`, `${host} brauchte länger als ${seconds} Sekunden.`),
  tooLarge: (megabytes: number): CalendarText =>
    say(
      `The calendar has more than ${megabytes} MB. Publish only the absences.`,
      `Der Kalender hat mehr als ${megabytes} MB. Veröffentlichen Sie nur die Abwesenheiten.`,
    ),
  webPage: (host: string): CalendarText =>
    say(
      `${host} answers with a web page instead of a calendar. Use the address of the .ics file itself.`,
      `${host} antwortet mit einer Webseite statt einem Kalender. Nehmen Sie die Adresse der .ics-Datei selbst.`,
    ),
  status: (host: string, status: number): CalendarText => {
    if (status === 401 || status === 403)
      return say(
        `${host} does not let us read the calendar (${status}). Publish it, or renew its secret address.`,
        `${host} lässt uns den Kalender nicht lesen (${status}). Veröffentlichen Sie ihn, oder erneuern Sie seine geheime Adresse.`,
      );
    if (status === 404 || status === 410)
      return say(
        `At ${host} there is no calendar under this address any more (${status}). Was it published under a new one?`,
        `Bei ${host} gibt es unter dieser Adresse keinen Kalender mehr (${status}). Wurde er neu veröffentlicht?`,
      );
    return say(
      `${host} answers with an error (${status}).`,
      `${host} antwortet mit einem Fehler (${status}).`,
    );
  },
} as const;

function say(en: string, de: string): CalendarText {
  return { en, de };
}

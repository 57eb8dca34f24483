import type { TimeZone } from '../acd/time-zone.ts';
import { openTimeZone } from './local-time.ts';

/** The names that Outlook gives to the zones of central Europe. */
const windowsNames: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
};

const opened = new Map<string, TimeZone>();
/** A file may name any number of zones that don't exist. */
const maxRemembered = 500;

/**
 * The zone that a calendar means by a TZID: a name of the IANA database, also behind a prefix as some programs
 * write it, or one of Outlook's. `otherwise` if there is none or it means nothing.
 */
export function zoneOfCalendar(tzid: unknown, otherwise: TimeZone): TimeZone {
  if (typeof tzid !== 'string') return otherwise;
  const name = windowsNames[tzid] ?? (tzid.startsWith('/') ? tzid.split('/').slice(-2).join('/') : tzid);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const result = openTimeZone(name);
  if (!result.ok) return otherwise;
  if (opened.size < maxRemembered) opened.set(name, result.zone);
  return result.zone;
}

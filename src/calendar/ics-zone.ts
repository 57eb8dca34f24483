import type { TimeZone } from '../domain/time-zone.ts';
import type { CalendarHead, ZoneLines } from './ics-components.ts';
import type { CalendarZones } from './ics-time.ts';
import { openTimeZone } from './local-time.ts';
import { ianaOfWindows } from './windows-zones.ts';
import { definedPlace, zoneOfDefinition } from './zone-definition.ts';
import { zoneOfDisplayName } from './zone-display-name.ts';
import { fixedZone } from './zone-of-offset.ts';

/**
 * Finds the zones that a calendar means by their names: from the IANA database, even behind a prefix, from
 * Windows, as the calendar defines them, or as Outlook displays them. In this order, since definitions are
 * often cut down to a year or two.
 *
 * @param ofDays the zone of days, and of times unless the calendar says otherwise. @param now epoch
 * milliseconds, around which the rules of definitions are evaluated.
 */
export function zonesOfCalendar(
  defined: readonly ZoneLines[],
  { timeZone }: CalendarHead,
  { ofDays, now }: { readonly ofDays: TimeZone; readonly now: number },
): CalendarZones {
  const found = new Map<string, TimeZone | null>();
  const find = (name: string): TimeZone | null => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const zone = lookUp(name, defined, now);
    found.set(name, zone);
    return zone;
  };
  const floating = timeZone === '' ? ofDays : find(timeZone);
  return { ofDays, floating, floatingName: timeZone, find };
}

function lookUp(given: string, defined: readonly ZoneLines[], now: number): TimeZone | null {
  const name = given.trim();
  const definition = defined.find(zone => definedPlace(zone).name === name);
  const { place = null } = definition === undefined ? {} : definedPlace(definition);
  return (
    zoneByName(name) ??
    // "Eastern Standard Time 1" is Outlook's second definition of the same zone.
    zoneByName(name.replace(/ \d$/, '')) ??
    (definition === undefined ? null : zoneOfDefinition(definition, now)) ??
    (place === null ? null : zoneByName(place)) ??
    opened(zoneOfDisplayName(name, now))
  );
}

/**
 * Abbreviations stand for several zones: BST is Britain, Bangladesh and Bougainville. Node accepts some all
 * the same.
 */
const abbreviation = /^[A-Z]{2,4}$/i;
const clearAbbreviations = new Set(['UTC', 'GMT', 'UCT', 'CET', 'MET', 'EET', 'WET', 'ZULU']);

function zoneByName(name: string): TimeZone | null {
  if (/^(Z|tzone:\/\/Microsoft\/Utc)$/i.test(name)) return fixedZone(0);
  const offset = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name);
  if (offset !== null) {
    const [, sign, hours, minutes = 0] = offset;
    return fixedZone((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
  }
  if (abbreviation.test(name) && !clearAbbreviations.has(name.toUpperCase())) return null;
  return opened(ianaOfWindows(name)) ?? opened(name.includes('/') ? null : name) ?? zoneBehindPrefix(name);
}

/** `/freeassociation.sourceforge.net/Tzfile/America/Argentina/Salta` is the zone at its end. */
function zoneBehindPrefix(name: string): TimeZone | null {
  const parts = name
    .split('/')
    .map(part => part.trim().replaceAll(' ', '_'))
    .filter(part => part !== '');
  for (const count of [parts.length, 3, 2, 1]) {
    if (count > parts.length || (count === 1 && !clearAbbreviations.has((parts.at(-1) ?? '').toUpperCase())))
      continue;
    const zone = opened(parts.slice(-count).join('/'));
    if (zone !== null) return zone;
  }
  return null;
}

const known = new Map<string, TimeZone>();
/** A limit, since a file may name any number of zones that don't exist. */
const maxRemembered = 500;

function opened(name: string | null): TimeZone | null {
  if (name === null) return null;
  const before = known.get(name);
  if (before !== undefined) return before;
  const result = openTimeZone(name);
  if (!result.ok) return null;
  if (known.size < maxRemembered) known.set(name, result.zone);
  return result.zone;
}

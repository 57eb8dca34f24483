import { openTimeZone } from './local-time.ts';

/**
 * The zone displayed as `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`, in any edition of
 * Windows and in any language that shares the names of the cities; null: none, or several with different
 * clocks. Places count only if they fit the offset from UTC before them.
 */
export function zoneOfDisplayName(name: string, now: number): string | null {
  const [, sign, hours, minutes = '0', rest] =
    /^\((?:UTC|GMT)\s*(?:([+-])\s*(\d{1,2})(?:[:.]?(\d{2}))?)?\)\s*(.+)$/i.exec(name) ?? [];
  const named = zonesNamed(rest ?? name);
  if (rest === undefined) return agreeing(named, now);
  const offset = hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return named.find(zone => Math.min(...offsetsOf(zone, now)) === offset) ?? null;
}

function zonesNamed(text: string): readonly string[] {
  const whole = regions.get(normal(text));
  if (whole !== undefined) return [whole];
  return text
    .split(/[,;/()]/)
    .map(normal)
    .filter(part => part !== '')
    .flatMap(part => regions.get(part) ?? cities().get(part) ?? []);
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/ (islands?|is\.|insel(n)?)$/, '')
    .trim();
}

/** The common zone of places shown without an offset from UTC, which must keep the same time. */
function agreeing([first, ...others]: readonly string[], now: number): string | null {
  if (first === undefined) return null;
  const clock = offsetsOf(first, now).join();
  return others.every(zone => offsetsOf(zone, now).join() === clock) ? first : null;
}

/** How far clocks are ahead of UTC, in minutes, now and half a year on. */
function offsetsOf(zone: string, now: number): readonly number[] {
  const opened = openTimeZone(zone);
  if (!opened.ok) return [];
  return [now, now + 182 * 86_400_000].map(at => {
    const { date, minute } = opened.zone.toLocal(at);
    return Math.round((Date.parse(`${date}T00:00Z`) - at) / 60_000) + minute;
  });
}

let citiesByName: ReadonlyMap<string, readonly string[]> | null = null;

/** The zones of the IANA database by the cities in their names. */
function cities(): ReadonlyMap<string, readonly string[]> {
  if (citiesByName !== null) return citiesByName;
  const names = new Map<string, string[]>();
  for (const zone of [...Intl.supportedValuesOf('timeZone'), ...otherSpellings]) {
    const city = normal((zone.split('/').at(-1) ?? '').replaceAll('_', ' '));
    names.set(city, [...(names.get(city) ?? []), zone]);
  }
  citiesByName = names;
  return names;
}

/** Node lists old or new spellings, depending on its version. */
const otherSpellings = [
  'Europe/Kyiv',
  'Europe/Kiev',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Asia/Ho_Chi_Minh',
  'America/Argentina/Buenos_Aires',
];

/** Names that are no cities of the database but are in the Windows list or usual in Germany. */
const regions: ReadonlyMap<string, string> = new Map([
  ['international date line west', 'Etc/GMT+12'],
  ['aleutian', 'America/Adak'],
  ['hawaii', 'Pacific/Honolulu'],
  ['alaska', 'America/Anchorage'],
  ['baja california', 'America/Tijuana'],
  ['pacific time', 'America/Los_Angeles'],
  ['arizona', 'America/Phoenix'],
  ['mountain time', 'America/Denver'],
  ['yukon', 'America/Whitehorse'],
  ['central america', 'America/Guatemala'],
  ['central time', 'America/Chicago'],
  ['saskatchewan', 'America/Regina'],
  ['chetumal', 'America/Cancun'],
  ['eastern time', 'America/New_York'],
  ['haiti', 'America/Port-au-Prince'],
  ['indiana', 'America/Indiana/Indianapolis'],
  ['turks and caicos', 'America/Grand_Turk'],
  ['atlantic time', 'America/Halifax'],
  ['newfoundland', 'America/St_Johns'],
  ['brasilia', 'America/Sao_Paulo'],
  ['city of buenos aires', 'America/Argentina/Buenos_Aires'],
  ['greenland', 'America/Nuuk'],
  ['saint pierre and miquelon', 'America/Miquelon'],
  ['salvador', 'America/Bahia'],
  ['cabo verde', 'Atlantic/Cape_Verde'],
  ['west central africa', 'Africa/Lagos'],
  ['athen', 'Europe/Athens'],
  ['bukarest', 'Europe/Bucharest'],
  ['port louis', 'Indian/Mauritius'],
  ['ekaterinburg', 'Asia/Yekaterinburg'],
  ['sri jayawardenepura', 'Asia/Colombo'],
  ['astana', 'Asia/Almaty'],
  ['chokurdakh', 'Asia/Srednekolymsk'],
  ['solomon', 'Pacific/Guadalcanal'],
  ["nuku'alofa", 'Pacific/Tongatapu'],
  ['samoa', 'Pacific/Apia'],
  ['mez', 'Europe/Berlin'],
  ['mesz', 'Europe/Berlin'],
  ['mitteleuropaische zeit', 'Europe/Berlin'],
  ['mitteleuropaische sommerzeit', 'Europe/Berlin'],
  ['mitteleuropaische normalzeit', 'Europe/Berlin'],
  ['central european time', 'Europe/Berlin'],
  ['central european summer time', 'Europe/Berlin'],
  ['cest', 'Europe/Berlin'],
  ['germany', 'Europe/Berlin'],
  ['deutschland', 'Europe/Berlin'],
  ['coordinated universal time', 'Etc/UTC'],
  ['universal coordinated time', 'Etc/UTC'],
  ['beijing', 'Asia/Shanghai'],
  ['canberra', 'Australia/Sydney'],
  ['osaka', 'Asia/Tokyo'],
  ['new delhi', 'Asia/Kolkata'],
  ['abu dhabi', 'Asia/Dubai'],
]);

import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/** By the name that Windows gives to a zone, in lower case, the one of the IANA database that stands for all of it. */
const byName: ReadonlyMap<string, string> = new Map(
  cldr.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type]),
);

/** The zone that Windows calls so, such as `W. Europe Standard Time`, or so in summer; null: none. */
export function ianaOfWindows(name: string): string | null {
  const standard = name
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ (daylight|summer) time\b/, ' standard time');
  return byName.get(standard) ?? null;
}

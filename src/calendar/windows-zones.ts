import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/** The representative IANA zone by the Windows name of a zone, in lower case. */
const byName: ReadonlyMap<string, string> = new Map(
  cldr.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type]),
);

/** The IANA zone for a Windows name such as `W. Europe Standard Time`, or its summer form; null: none. */
export function ianaOfWindows(name: string): string | null {
  const standard = name
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ (daylight|summer) time\b/, ' standard time');
  return byName.get(standard) ?? null;
}

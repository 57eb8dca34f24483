/**
 * The browser and its system in words, such as `Firefox · Windows`, by what it says of itself. Empty: it says nothing that is
 * known here. Not by its version, which changes while a session lasts.
 */
export function browserOf(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const nameIn = (known: Known): readonly string[] =>
    known.filter(([, mark]) => text.includes(mark)).map(([name]) => name);
  return [...nameIn(browsers).slice(0, 1), ...nameIn(systems).slice(0, 1)].join(' · ');
}

type Known = readonly (readonly [name: string, mark: string])[];

/** Most call themselves Chrome or Safari too, so these come last. */
const browsers: Known = [
  ['Edge', 'Edg'],
  ['Opera', 'OPR/'],
  ['Samsung Internet', 'SamsungBrowser/'],
  ['Vivaldi', 'Vivaldi/'],
  ['Firefox', 'Firefox/'],
  ['Firefox', 'FxiOS/'],
  ['Chrome', 'CriOS/'],
  ['Chrome', 'Chrome/'],
  ['Safari', 'Safari/'],
];

/** Android calls itself Linux too, and iPhones are like a Mac. */
const systems: Known = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows NT'],
  ['ChromeOS', 'CrOS'],
  ['macOS', 'Mac OS X'],
  ['Linux', 'Linux'],
];

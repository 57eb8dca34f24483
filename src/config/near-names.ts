import { type SettingName, settingNames, settings } from './settings.ts';

export function isSetting(name: string): name is SettingName {
  return Object.hasOwn(settings.shape, name);
}

/** The setting probably meant by an unknown name; null: none. */
export function settingMeantBy(name: string): SettingName | null {
  const wanted = usual(name);
  if (isSetting(wanted)) return wanted;
  const allowedTo = (known: string): number => allowed(Math.min(known.length, wanted.length));
  const [best] = settingNames
    // An environment holds dozens of names, and most are of another length.
    .filter(known => Math.abs(known.length - wanted.length) <= allowedTo(known))
    .map(known => ({ known, distance: distanceOf(wanted, known) }))
    .filter(({ known, distance }) => distance <= allowedTo(known))
    .sort((a, b) => a.distance - b.distance);
  return best?.known ?? settingNames.find(known => isBeginning(wanted, known)) ?? null;
}

/** As settings are written: in capitals and with underscores, and without what belongs to a shell. */
function usual(name: string): string {
  return name
    .replace(/^\$?env:/i, '')
    .toUpperCase()
    .replaceAll(/[-.\s]+/g, '_')
    .replace(/^DB_/, 'DATABASE_');
}

/** In short names, such as HOST and HOME, every letter counts. */
function allowed(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

const leastBeginning = 7;

/** Such as DATABASE_USER for DATABASE_USERNAME, or the other way round. */
function isBeginning(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= leastBeginning && long.startsWith(short);
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour. */
function distanceOf(a: string, b: string): number {
  let [before, last]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, i) => i),
  ];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped && row > 1 ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

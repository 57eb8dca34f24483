import type { PhoneNumber } from '../../domain/phone-number.ts';

/** With more changes than this it is another number. */
const mostChanges = 2;
const mostNamed = 3;

/** Numbers that somebody may have meant, and in how many digits they differ. */
export interface Nearest {
  readonly numbers: readonly PhoneNumber[];
  /**
   * Digits that differ, are missing, superfluous or swapped with the next; 0 if there are no such numbers.
   */
  readonly changes: number;
}

/** Those of `among` that differ least from a number; if none is near, numbers that begin with it. */
export function nearestNumbers(number: PhoneNumber, among: readonly PhoneNumber[]): Nearest {
  for (let changes = 1; changes <= mostChanges; changes++) {
    const numbers = among.filter(other => changesBetween(number, other) === changes);
    if (numbers.length > 0) return { numbers: numbers.slice(0, mostNamed), changes };
  }
  return { numbers: among.filter(other => other.startsWith(number)).slice(0, mostNamed), changes: 0 };
}

/** The optimal string alignment distance, or anything above `mostChanges` if it is more than that. */
function changesBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > mostChanges) return Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

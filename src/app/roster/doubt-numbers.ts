import { isExtensionOf, type PhoneNumber } from '../../domain/phone-number.ts';
import { type Nearest, nearestNumbers } from './nearest-numbers.ts';

/** A number that is not one of the account's. */
export interface NumberDoubt {
  readonly number: PhoneNumber;
  readonly isHotline: boolean;
  /**
   * - `mistaken`: a hotline's, or much like a number of the account
   * - `extension`: it begins with a number of the account, and may be an extension in a block of numbers
   * - `outside`: an agent's, and unlike any number of the account: somebody's mobile phone, say
   */
  readonly kind: 'mistaken' | 'extension' | 'outside';
  readonly nearest: Nearest;
}

/** The numbers in use, and those that sipgate shows; see {@link doubtNumbers}. */
export interface NumbersInUse {
  readonly hotlines: readonly PhoneNumber[];
  readonly serviceNumbers: readonly PhoneNumber[];
  readonly accountNumbers: readonly PhoneNumber[];
}

/**
 * Compares the numbers in use with those of the account, whatever the latter ring: people, groups, queues or
 * nothing.
 */
export function doubtNumbers({
  hotlines,
  serviceNumbers,
  accountNumbers,
}: NumbersInUse): readonly NumberDoubt[] {
  const known = new Set(accountNumbers);
  const doubt = (number: PhoneNumber, isHotline: boolean): NumberDoubt[] => {
    if (known.has(number)) return [];
    const stem = stemOf(number, accountNumbers);
    if (stem !== null)
      return [{ number, isHotline, kind: 'extension', nearest: { numbers: [stem], changes: 0 } }];
    const nearest = nearestNumbers(number, accountNumbers);
    const isMistaken = isHotline || nearest.numbers.length > 0;
    return [{ number, isHotline, kind: isMistaken ? 'mistaken' : 'outside', nearest }];
  };
  const agents = serviceNumbers.filter(number => !hotlines.includes(number));
  return [
    ...[...new Set(hotlines)].flatMap(number => doubt(number, true)),
    ...[...new Set(agents)].flatMap(number => doubt(number, false)),
  ];
}

/** Numbers that differ only in these last digits are of one block. */
const blockDigits = 3;

/**
 * The number of the account of which another may be an extension; null if there is none, or the account lists
 * extensions one by one.
 */
function stemOf(number: PhoneNumber, accountNumbers: readonly PhoneNumber[]): PhoneNumber | null {
  const mayBeStem = (stem: PhoneNumber): boolean =>
    isExtensionOf(number, stem) &&
    !accountNumbers.some(other => other !== stem && isOfSameBlock(other, stem));
  return accountNumbers.find(mayBeStem) ?? null;
}

function isOfSameBlock(a: PhoneNumber, b: PhoneNumber): boolean {
  return a.length === b.length && a.slice(0, -blockDigits) === b.slice(0, -blockDigits);
}

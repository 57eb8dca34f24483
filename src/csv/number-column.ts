import type { PhoneNumber } from '../domain/phone-number.ts';
import { isLikely, type Meaning, parseSpelledNumber, readBare } from '../numbers/phone-spelling.ts';
import { type NumberCell, readNumberCell } from './number-cell.ts';
import { remembering } from './remembering.ts';

/** How the numbers of a table are meant, if a cell alone does not show it. */
export interface NumberReading {
  /** The meaning of digits with neither `+` nor 0 before them; null: not known. */
  readonly bare: Meaning | null;
  /** The area code with its 0, such as `0221`, for numbers without one; null: not known. */
  readonly areaCode: string | null;
}

/** What a cell in a column of numbers holds. */
export type ReadNumber =
  | { readonly kind: 'number'; readonly number: PhoneNumber }
  /** Nobody who can be recognised: an extension, a short number, or a word for a number that is withheld. */
  | { readonly kind: 'unrecognised' }
  /** The reason is half a sentence in the operator's words. */
  | { readonly kind: 'rejected'; readonly reason: string };

/** Digits that are no more than an extension, or a short number that everybody may dial. */
const shortNumber = /^(\d{1,5}|11\d{1,4})$/;
/** Digits that may be a number within a town. More belong to an area or a country. */
const localNumber = /^[1-9]\d{4,7}$/;

/** Digits in this form could be a number, but hardly ever are. */
const date = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})(?:[T ]|$)/;

/** Reads the number in a cell, in a column whose numbers are meant so. */
export function readNumberIn(cell: string, { bare, areaCode }: NumberReading): ReadNumber {
  const { spelling, isRounded, numbers } = readNumberCell(cell);
  if (isRounded) return rejected(`of "${cell}" a spreadsheet has cut the last digits; export it as a text`);
  if (date.test(cell.trim())) return rejected(`"${cell}" is a date, and no phone number`);
  if (spelling.kind === 'none') return wordless(cell);
  if (spelling.kind === 'number') {
    const { number, isMarked } = spelling;
    const otherwise = isMarked || bare !== 'german' ? null : withoutZero(number);
    if (otherwise !== null)
      return rejected(`"${cell}" is ${otherwise} without its 0, or ${number}; write its 0 or its plus`);
    return { kind: 'number', number };
  }
  const { digits } = spelling;
  // Beside a name, digits are an extension only if nothing else is there.
  if (numbers === 1 && areaCode !== null && localNumber.test(digits)) return local(cell, digits, areaCode);
  if (shortNumber.test(digits)) return { kind: 'unrecognised' };
  if (localNumber.test(digits))
    return rejected(`"${cell}" has no area code; say with --area-code which one it would have`);
  return bare === null ? undecided(cell) : readAs(cell, digits, bare);
}

/** Counts over the cells of a column, to judge it as a whole. */
export interface NumberCounts {
  /** Digits that begin with 49 and can be nothing but Germany's country code. */
  readonly germanCodes: number;
  /** Digits with neither `+` nor 0 nor 49, long enough for an area code or a country code. */
  readonly bare: number;
  /**
   * Those of them that look like German numbers without their 0, and those that look like numbers with a
   * country code.
   */
  readonly likeGerman: number;
  readonly likeAbroad: number;
  /** The first few of them. */
  readonly examples: readonly string[];
  /** Numbers without an area code, and cells with several numbers. */
  readonly local: number;
  readonly several: number;
  /** Cells with any number of at least a town's length, and with other words or shorter digits. */
  readonly numbers: number;
  readonly words: number;
}

/** Makes a counter of the cells of a column. */
export function createNumberCounter(): { add(cell: string): void; readonly counts: () => NumberCounts } {
  const counts = {
    germanCodes: 0,
    bare: 0,
    likeGerman: 0,
    likeAbroad: 0,
    local: 0,
    several: 0,
    numbers: 0,
    words: 0,
  };
  const examples: string[] = [];
  const look = remembering((cell: string) => {
    const read = readNumberCell(cell);
    return [...looksOf(read), ...sortOf(cell, read)];
  });
  return {
    add(cell) {
      if (plainlyMarked.test(cell)) {
        counts.numbers += 1;
        return;
      }
      const looks = look(cell);
      for (const key of looks) counts[key] += 1;
      if (looks.includes('bare') && examples.length < examplesKept && !examples.includes(cell))
        examples.push(cell);
    },
    counts: () => ({ ...counts, examples }),
  };
}

const examplesKept = 3;

/** One unambiguous number, as in most cells: there is nothing to judge. */
const plainlyMarked = /^[+0][\d ]{6,18}$/;

type Look = Exclude<keyof NumberCounts, 'examples'>;

function looksOf({ spelling, numbers }: NumberCell): readonly Look[] {
  const several: readonly Look[] = numbers > 1 ? ['several'] : [];
  if (spelling.kind === 'number')
    return spelling.isMarked || withoutZero(spelling.number) !== null ? several : ['germanCodes', ...several];
  if (spelling.kind === 'none' || shortNumber.test(spelling.digits)) return several;
  if (localNumber.test(spelling.digits)) return ['local', ...several];
  const { digits } = spelling;
  return [
    'bare',
    ...(isLikely(digits, 'german') ? (['likeGerman'] as const) : []),
    ...(isLikely(digits, 'abroad') ? (['likeAbroad'] as const) : []),
    ...several,
  ];
}

/** Whether a cell may be a phone number at all; neither if it only says that there is none. */
function sortOf(cell: string, { spelling, isRounded }: NumberCell): readonly Look[] {
  if (isRounded || spelling.kind === 'number') return ['numbers'];
  if (spelling.kind === 'bare') return shortNumber.test(spelling.digits) ? ['words'] : ['numbers'];
  return isWithheld(cell) ? [] : ['words'];
}

/**
 * The share of a column that must fit: lists of numbers in use are never complete, and tables contain slips.
 */
const shareThatFits = 0.9;

/**
 * How the bare digits of a column are meant: in the way that fits nearly all. If both fit, a majority of
 * numbers beginning with 49 shows that country codes are the rule. Null: it can't be told.
 */
export function judgeNumbers(counts: NumberCounts): Meaning | null {
  const fits = (number: number): boolean => counts.bare > 0 && number >= counts.bare * shareThatFits;
  const [german, abroad] = [fits(counts.likeGerman), fits(counts.likeAbroad)];
  if (abroad && counts.germanCodes > counts.bare) return 'abroad';
  if (german && abroad) return null;
  if (german) return 'german';
  return abroad ? 'abroad' : null;
}

function readAs(cell: string, digits: string, meaning: Meaning): ReadNumber {
  const number = readBare(digits, meaning);
  const other = meaning === 'german' ? 'abroad' : 'german';
  if (number !== null && (isLikely(digits, meaning) || !isLikely(digits, other)))
    return { kind: 'number', number };
  return meaning === 'german'
    ? rejected(`"${cell}" is no German number without its 0; write it with + if it is of another country`)
    : rejected(`"${cell}" begins with no country code; write it with its 0 if it is German`);
}

function local(cell: string, digits: string, areaCode: string): ReadNumber {
  const number = parseSpelledNumber(`${areaCode}${digits}`);
  return number === null ? rejected(`"${cell}" is not a phone number`) : { kind: 'number', number };
}

function undecided(cell: string): ReadNumber {
  return rejected(
    `"${cell}" begins with neither + nor 0: --bare-numbers german takes it for a German number without its 0, ` +
      '--bare-numbers abroad for one with a country code',
  );
}

/**
 * The area code 049xx with a number behind it, if digits that begin with 49 can be that as well; else null.
 */
function withoutZero(number: PhoneNumber): string | null {
  const digits = number.slice(1);
  return isLikely(digits, 'german') ? `0${digits}` : null;
}

function wordless(cell: string): ReadNumber {
  const text = cell.trim();
  if (isWithheld(text)) return { kind: 'unrecognised' };
  return extension.test(text) ? { kind: 'unrecognised' } : rejected(`"${cell}" is not a phone number`);
}

/** Whether a cell says that there is no number, or that it is hidden. */
export function isWithheld(cell: string): boolean {
  const text = cell.trim();
  return text === '' || /^[0s]$|^0+$/.test(text) || hiddenWords.test(text) || masked.test(text);
}

/** `+12`, `Ext.13`, `Jonas Brandt (13)`, `PJSIP/13-0000002a`. */
const extension =
  /^(?:\+?\d{1,6}|(?:ext|nst|nebenstelle|int(?:ern)?)\W*\d{1,5}|[^\d(<]*[(<]\s*\d{1,5}\s*[)>]|(?:PJ)?SIP\/\d{1,5}\b.*)$/i;

const hiddenWords =
  /^(?:sips?:)?["<(*#\s]*((?:(?:ruf)?nummer|anrufer|caller(?: ?id)?|number|cli)\s+)?(anon|unbekannt|unterdrückt|geheim|private?\b|privat|withheld|hidden|restricted|unknown|unavailable|suppressed|blocked|clir|not available|nicht (?:übermittelt|übertragen|verfügbar|angezeigt|bekannt|vorhanden)|n\/a|nv\b|null\b|none\b|nil\b|keine? (rufnummer|nummer|angabe)|ohne (rufnummer|nummer)|no (caller id|number)|[-\p{Pd}]+$|\?+$)/iu;

/** Numbers whose last digits the system hides: `+49221471***`, `0221471xxx`. */
const masked = /^["<(\s]*\+?\d[\d\s()/-]*(?:[*•.…_-]{2,}|…|x{2,})[\d*x•]*[)>"\s]*$/i;

function rejected(reason: string): ReadNumber {
  return { kind: 'rejected', reason };
}

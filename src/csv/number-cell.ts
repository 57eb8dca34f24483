import { readSpelling, type Spelling } from '../numbers/phone-spelling.ts';

/** What a cell says about a phone number. */
export interface NumberCell {
  /** The first number in it. */
  readonly spelling: Spelling;
  /** How many there are. */
  readonly numbers: number;
  /** Whether a spreadsheet has rounded it, losing its last digits. */
  readonly isRounded: boolean;
}

/**
 * Finds the phone number in a cell that may hold a name too (`Müller, Anna (0221 …)`, `"Anna" <0221…>`), or
 * several numbers (`0221 … / 0171 …`): then the first of them, which is the one that telephone systems put
 * there themselves.
 */
export function readNumberCell(cell: string): NumberCell {
  const text = withoutDecimals(cell.normalize('NFKC').trim());
  if (rounded.test(text)) return { spelling: { kind: 'none' }, numbers: 0, isRounded: true };
  const whole = readSpelling(text);
  if (whole.kind !== 'none') return { spelling: whole, numbers: 1, isRounded: false };
  const found = runsIn(text)
    .flatMap(run => orItsParts(run))
    .filter(({ kind }) => kind !== 'none');
  const [first = whole] = found;
  return { spelling: first, numbers: found.length, isRounded: false };
}

/** `4,92211E+11`, as Excel shows and saves long numbers. */
const rounded = /^[+-]?\d+(?:[.,]\d+)?E\+?\d+$/i;

/** How programs distort a whole number: `492214710100.0`, `492.214.710.100`. */
function withoutDecimals(text: string): string {
  const whole = text.replace(/^([1-9]\d{5,14})[.,]0+$/, '$1');
  return /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+$/.test(whole) ? whole.replaceAll(/[.,]/g, '') : whole;
}

/**
 * A possible number: six digits or more, with usual separators. Digits in a word, such as `Firma24`, are
 * none; nor are those followed by letters or stars, since part of the number is hidden or an extension
 * follows.
 */
function runsIn(text: string): readonly string[] {
  const run = /(?<![\p{L}\d])[+([]*\d[\d\s()[\]/\\.·'\p{Pd}−]{4,}\d[)\]]?/gu;
  return text
    .split(/[;,|<>"\n\r@]|\b(?:oder|or|und|and|bzw)\b/i)
    .flatMap(part => [...part.matchAll(run)].filter(found => isWhole(part, found)))
    .map(([found]) => balanced(found))
    .filter(found => found.replaceAll(/\D/g, '').length >= 6);
}

const goesOn = /^(?:[\p{L}*#\d]|[.•·_-]{2}|\s*(?:ext|dw|durchwahl|app|\p{L}{1,2}\d|#))/iu;
/** `O221 4710133`, with a letter for a digit. */
const begunBefore = /\p{L}\d+[\s/.-]*$/u;

function isWhole(part: string, found: RegExpExecArray): boolean {
  const [run] = found;
  if (goesOn.test(part.slice(found.index + run.length))) return false;
  return /^[([]*[+0]/.test(run) || !begunBefore.test(part.slice(0, found.index));
}

/** `(0221 4710100)` loses its brackets, `(0221) 4710100` keeps them. */
function balanced(run: string): string {
  const inner = /^[([]+([^()[\]]*)[)\]]?$/.exec(run)?.[1];
  return inner ?? (/[([]/.test(run) ? run : run.replace(/[)\]]$/, ''));
}

/** What separates numbers, the surest first. */
const partings = [/\s+[/\\]\s+/, /\s*[()[\]]\s*/, /[/\\]/, /\s[\p{Pd}−]\s/u];

function orItsParts(run: string, [parting, ...others] = partings): readonly Spelling[] {
  const whole = readSpelling(run);
  if (whole.kind !== 'none' || parting === undefined) return [whole];
  const parts = run.split(parting).filter(part => part.trim() !== '');
  return parts.flatMap(part => orItsParts(part, others));
}

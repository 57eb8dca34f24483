/**
 * Strips a phone number's spelling of everything that only serves the eye. What remains are digits, with a
 * leading plus if there was one; null if anything else is left, such as an extension, a word or a second
 * number.
 */
export function plainSpelling(text: string): string | null {
  const bare = withoutLabels(withoutScheme(tidy(text)));
  if (hidesDigits.test(bare)) return null;
  const plain = bare.replace(zeroBehindCountryCode, '$1');
  if (!/^[+\d][\d\s()[\]/\\.·•_'-]*$/.test(plain.replace(/^[([]+/, '')) || holdsTwo(plain)) return null;
  const digits = plain.replaceAll(/[^+\d]/g, '').replace(/^\+00/, '+');
  return /^\+?\d+$/.test(digits) ? digits : null;
}

/** `0221 471•••`, `0221 4710…`, `0221471---`: the last digits are masked. */
const hidesDigits = /\d\s*[.•·_-]{2,}$|•{2}/;

/**
 * Normalises full-width digits, blanks and dashes of every kind, invisible marks, and the quote with which
 * Excel makes a number a text.
 */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}−]/gu, '-')
    .replaceAll(/[’‘`´]/g, "'")
    .trim()
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim();
}

/** `tel:+49…`, `callto://+49…`, `sip:49…@sipgate.de`. */
function withoutScheme(text: string): string {
  const [, scheme = '', rest = text] = /^(tel|callto|sips?):(?:\/\/)?\s*(.*)$/i.exec(text) ?? [];
  return scheme.toLowerCase().startsWith('sip') ? rest.replace(/@[\w.-]+(:\d+)?(;user=phone)?$/i, '') : rest;
}

/** `Tel. 0211…`, `Mobil: 0171…`, and `0211… (Zentrale)`: removes labels, which are no part of the number. */
function withoutLabels(text: string): string {
  return text
    .replace(/^(?:tel|telefon|fon|phone|mobile?|handy|mob|cell|rufnummer|nummer|nr)[.:\s]+(?=[+(\d])/i, '')
    .replace(/\s*[([]\p{L}[\p{L}\s./-]*[)\]]$/u, '')
    .replace(/\s+(?:mobile?|handy|privat|geschäftlich|dienstlich|büro|zentrale|home|work|office)$/i, '')
    .trim();
}

/**
 * The 0 after a country code that is dialled only within the country. In Italy, San Marino and the Vatican it
 * is part of the number wherever one calls from.
 */
const zeroBehindCountryCode =
  /^([([]?\s*(?:\+\s*|00\s*)?(?!39|37[89])[1-9]\d{0,2}\s*[)\]]?[\s./-]*)[([]\s*0\s*[)\]]/;

/** More digits than any area code has together with the first half of a number. */
const mostDigitsBefore = 7;

/**
 * `0221 47101 / 47102`, `0221 47101/0171…`, `0221 47101 (0171…)`: a slash or a bracket with a whole number
 * before it.
 */
function holdsTwo(plain: string): boolean {
  const before = /^(.*\d.*)[/\\([]/.exec(plain)?.[1] ?? '';
  const national = before.replaceAll(/[^+\d]/g, '').replace(/^(\+|00)\d{2}/, '');
  return national.replace(/^0/, '').length > mostDigitsBefore;
}

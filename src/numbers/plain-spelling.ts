/**
 * What is left of a phone number's spelling without what only serves the eye: digits, with a plus sign before them if one was
 * there. Null if anything else is left, such as an extension, a word, or a second number.
 */
export function plainSpelling(text: string): string | null {
  const bare = withoutLabels(withoutScheme(tidy(text)));
  if (hidesDigits.test(bare)) return null;
  const plain = bare.replace(zeroBehindCountryCode, '$1');
  if (!/^[+\d][\d\s()[\]/\\.·•_'-]*$/.test(plain.replace(/^[([]+/, '')) || holdsTwo(plain)) return null;
  const digits = plain.replaceAll(/[^+\d]/g, '').replace(/^\+00/, '+');
  return /^\+?\d+$/.test(digits) ? digits : null;
}

/** `0221 471•••`, `0221 4710…`, `0221471---`: its last digits are left out. */
const hidesDigits = /\d\s*[.•·_-]{2,}$|•{2}/;

/** Full-width digits, blanks and dashes of every kind, invisible marks, and the quotes by which Excel makes a number a text. */
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

/** `Tel. 0211…`, `Mobil: 0171…`, and `0211… (Zentrale)`: what they say is no part of the number. */
function withoutLabels(text: string): string {
  return text
    .replace(/^(?:tel|telefon|fon|phone|mobile?|handy|mob|cell|rufnummer|nummer|nr)[.:\s]+(?=[+(\d])/i, '')
    .replace(/\s*[([]\p{L}[\p{L}\s./-]*[)\]]$/u, '')
    .replace(/\s+(?:mobile?|handy|privat|geschäftlich|dienstlich|büro|zentrale|home|work|office)$/i, '')
    .trim();
}

/**
 * The 0 that is dialled within a country only, behind its code. In Italy, San Marino and the Vatican it belongs to the number
 * wherever one calls from.
 */
const zeroBehindCountryCode =
  /^([([]?\s*(?:\+\s*|00\s*)?(?!39|37[89])[1-9]\d{0,2}\s*[)\]]?[\s./-]*)[([]\s*0\s*[)\]]/;

/** Longer than any area code with the first half of a number behind it. */
const mostDigitsBefore = 7;

/** `0221 47101 / 47102`, `0221 47101/0171…`, `0221 47101 (0171…)`: a slash or a bracket with a whole number before it. */
function holdsTwo(plain: string): boolean {
  const before = /^(.*\d.*)[/\\([]/.exec(plain)?.[1] ?? '';
  const national = before.replaceAll(/[^+\d]/g, '').replace(/^(\+|00)\d{2}/, '');
  return national.replace(/^0/, '').length > mostDigitsBefore;
}

/**
 * Whether any text in a value, however deep, has a NUL or half of a surrogate pair, which not every database
 * can store.
 */
export function holdsOddText(value: unknown): boolean {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([name, part]) => holdsOddText(name) || holdsOddText(part));
}

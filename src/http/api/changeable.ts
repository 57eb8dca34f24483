/** Plain data with mutable lists, as schemas describe it. */
type Changeable<T> = T extends object ? { -readonly [K in keyof T]: Changeable<T[K]> } : T;

/** Types a value as mutable; only for one that nobody else holds. */
export function inChangeableLists<T>(value: T): Changeable<T> {
  return value as Changeable<T>;
}

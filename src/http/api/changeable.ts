/** Plain data whose lists may be changed, as schemas describe it. */
type Changeable<T> = T extends object ? { -readonly [K in keyof T]: Changeable<T[K]> } : T;

/** The same value; nobody else holds it. */
export function inChangeableLists<T>(value: T): Changeable<T> {
  return value as Changeable<T>;
}

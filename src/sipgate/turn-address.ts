/**
 * By which a push that ends a turn tells which one: sipgate does not number them, but asks where it is told
 * to.
 */
const parameter = 'turn';

/** Where sipgate asks what comes after a turn. */
export function addressOfTurn(webhook: URL, turn: number): string {
  const address = new URL(webhook);
  address.searchParams.set(parameter, String(turn));
  return address.href;
}

/** The turn that an address or path names; null: none. */
export function turnNamedIn(url: string): number | null {
  const turn = new URLSearchParams(url.split('?')[1]).get(parameter);
  return turn !== null && /^\d{1,6}$/.test(turn) ? Number(turn) : null;
}

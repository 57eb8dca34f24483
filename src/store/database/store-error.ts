/** The database can't be opened. The message names the place and the remedy, never a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What a driver says of its error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

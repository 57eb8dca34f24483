/** The database can't be opened. The message names the place and the remedy, never a password. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The spool can't be opened. The message names the file and the remedy. */
export class SpoolError extends Error {
  override readonly name = 'SpoolError';
}

/** The spool has no room for another entry until the database has taken what waits in it. */
export class SpoolFullError extends Error {
  override readonly name = 'SpoolFullError';

  constructor(file: string, capacityBytes: number) {
    super(`The spool ${file} is full: all of its ${capacityBytes} bytes wait for the database.`);
  }
}

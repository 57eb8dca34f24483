import { StoreFull } from '../../app/ports/store.ts';

/** The spool can't be opened. The message names the file and the remedy. */
export class SpoolError extends Error {
  override readonly name = 'SpoolError';
}

/** The spool has no room for another entry until the database has taken what waits in it. */
export class SpoolFullError extends StoreFull {
  override readonly name = 'SpoolFullError';

  constructor(file: string, capacityBytes: number) {
    super(`The spool ${file} is full: all of its ${capacityBytes} bytes wait for the database.`);
  }
}

const needsRights: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The error of the disk, with the file and the remedy. */
export function toSpoolError(file: string, error: unknown): unknown {
  if (error instanceof SpoolError || !(error instanceof Error)) return error;
  const remedy = needsRights.has(codeOrName(error))
    ? 'Let the user that Familiar runs as write it and its folder, or choose another with SPOOL_FILE.'
    : 'Choose another with SPOOL_FILE.';
  return new SpoolError(`The spool ${file} can't be used: ${error.message}. ${remedy}`, { cause: error });
}

/** The driver's code, which says more than the name of its class. */
export function codeOrName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

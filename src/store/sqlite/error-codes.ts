/** Another process, such as a rebuild from the command line, kept writing for as long as SQLite waits. */
export function isBusy(error: unknown): boolean {
  return isOfKind(error, 5);
}

export function isDiskFull(error: unknown): boolean {
  return isOfKind(error, 13);
}

/** A statement names something that does not exist, such as a column. */
export function isMisunderstood(error: unknown): boolean {
  return isOfKind(error, 1);
}

/** The lowest byte of a result code is the kind of error, the others its circumstances: https://www.sqlite.org/rescode.html */
function isOfKind(error: unknown, kind: number): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === kind;
}

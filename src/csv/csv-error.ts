/** A table can't be read. The message names the file or line, and the remedy. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}

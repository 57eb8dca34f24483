/** Prints a line of progress. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints something that is not part of a command's output. */
export function say(line: string): void {
  console.error(`familiar: ${line}`);
}

/** Says something beside what a command puts out. */
export function say(line: string): void {
  console.error(`familiar: ${line}`);
}

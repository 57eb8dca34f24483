import { execFileSync } from 'node:child_process';

/** The real program says whether it understands, where there is one. Throws with what it says. */
export function tryProgram(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

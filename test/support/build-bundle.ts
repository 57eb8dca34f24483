import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds what users run, once before all tests: the tests of the command line run the bundle itself. */
export function setup(): void {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
}

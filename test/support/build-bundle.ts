import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds what users run, once before all tests: the tests of the command line run the bundle, browsers the page. */
export function setup(): void {
  for (const script of [['build.mjs'], ['build-page.mjs', '--if-changed']]) run(script);
}

function run([name = '', ...options]: readonly string[]): void {
  const script = fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));
  execFileSync(process.execPath, [script, ...options], { stdio: 'inherit' });
}

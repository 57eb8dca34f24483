import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a file of the project as if this Node were another one. The real thing, an old Node, is tried by CI. */
async function runAs(version: string, file: string, args: readonly string[] = []) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
  const before = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...before, file, ...args], {
      cwd: root,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
}

describe.each(['dist/familiar.js', 'scripts/check-node.mjs'])('%s', file => {
  test.each(['20.18.3', '18.20.8', '16.0.0', '4.9.1'])(
    'says in one sentence that Node %s is too old',
    async version => {
      const { code, stdout, stderr } = await runAs(version, file, ['start']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(
        `familiar: this is Node ${version}, and Familiar needs Node 20.19 or newer; 24 is recommended. https://nodejs.org has it.\n`,
      );
    },
  );

  test.each(['20.19.0', '22.1.0', '24.21.0', '100.0.0'])('takes Node %s', async version => {
    expect(await runAs(version, file, ['--version'])).toMatchObject({ code: 0, stderr: '' });
  });
});

test('all that name the oldest version name the same', () => {
  expect(manifest.engines.node).toBe('>=20.19');
  for (const file of ['src/cli/main.ts', 'scripts/check-node.mjs'])
    expect(readFileSync(`${root}${file}`, 'utf8')).toContain('needs Node 20.19 or newer');
});

test('whatever npm runs asks for the version first', () => {
  const scripts: Readonly<Record<string, string>> = manifest.scripts;
  for (const name of ['start', 'demo', 'dev', 'familiar', 'build'])
    expect(scripts[`pre${name}`]).toMatch(/^node scripts\/check-node\.mjs( |$)/);
});

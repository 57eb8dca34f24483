import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Image } from '../../../scripts/container/build-image.ts';
import { runContainer } from '../../../scripts/container/run-container.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'familiar-test-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const untilStopped = `setInterval(() => {}, 1000); fs.writeFileSync('ready', '')`;

function run(script: string, changes: Partial<Image> = {}): Promise<void> {
  const image: Image = {
    root,
    workdir: '/',
    env: {},
    // Another user might not be allowed to run this Node.
    user: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    volumes: [],
    healthcheck: ['node', '--eval', `process.exit(fs.existsSync('ready') ? 0 : 1)`],
    command: ['node', '--eval', script],
    ...changes,
  };
  return runContainer(image, dirname(process.execPath), {});
}

test('a container that gets healthy and ends with 0 on SIGTERM is good', async () => {
  const script = `process.on('SIGTERM', () => process.exit(0)); ${untilStopped}`;
  await expect(run(script)).resolves.toBeUndefined();
});

test('a container that ends with another code on SIGTERM is not', async () => {
  await expect(run(untilStopped)).rejects.toThrow('After SIGTERM it ended with SIGTERM instead of 0');
});

test('a container that ends before it is healthy is not', async () => {
  await expect(run('process.exit(7)')).rejects.toThrow('CMD ended at once, with code 7');
});

test('a container whose program is not there is not', async () => {
  await expect(run('', { command: ['no-such-program'] })).rejects.toThrow('spawn no-such-program ENOENT');
});

/**
 * Proves the Dockerfile where no container engine runs: carries out its steps in an empty folder, starts the
 * result as the image's user, waits for its health check and stops it.
 *
 *     npx tsx scripts/prove-dockerfile.ts --node <Node of the base image's version>
 *
 * What it can't prove: the base image itself, and that the file system above the work folder is not touched.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildImage, isRoot } from './container/build-image.ts';
import { DockerfileError, parseDockerfile, type Stage } from './container/dockerfile.ts';
import { parseDockerignore } from './container/dockerignore.ts';
import { ContainerError, runContainer } from './container/run-container.ts';

const context = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { node: { type: 'string', default: process.execPath } } });
const work = mkdtempSync(join(tmpdir(), 'familiar-image-'));
try {
  await prove(values.node);
  console.log('The Dockerfile builds, starts, gets healthy and stops.');
} catch (error) {
  if (!(error instanceof DockerfileError || error instanceof ContainerError)) throw error;
  console.error(`The Dockerfile is not proven: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function prove(node: string): Promise<void> {
  const stages = parseDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'));
  checkNodeVersion(node, stages);
  if (!isRoot()) console.log('Not root: every step runs as the present user, and chown does nothing.');
  chmodSync(work, 0o755);
  const searchPath = [layOutPrograms(node), '/usr/bin', '/bin'].join(delimiter);
  const { NODE_ENV: _, ...ownEnv } = process.env;
  const image = buildImage(stages, {
    context,
    mayCopy: parseDockerignore(readFileSync(join(context, '.dockerignore'), 'utf8')),
    work,
    baseEnv: { ...ownEnv, PATH: searchPath },
    print: line => console.log(line),
  });
  await runContainer(image, searchPath, {
    PORT: String(await findFreePort()),
    WEBHOOK_URL: 'https://familiar.example.com/webhook',
    CENTRAL_SERVICE_PHONE: '+493023125000',
    SERVICE_PHONES: '+493023125001,+493023125002',
  });
}

function checkNodeVersion(node: string, stages: readonly Stage[]): void {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  for (const { image } of stages) {
    const [, major] = /^node:(\d+)-slim$/.exec(image) ?? [];
    if (!version.startsWith(`v${major}.`))
      throw new DockerfileError(
        `The image is ${image}, but ${node} is ${version}. Name another with --node.`,
      );
  }
}

/** The programs of the base image, in a folder that its user may read, which a home folder often is not. */
function layOutPrograms(node: string): string {
  const folder = join(work, 'programs');
  mkdirSync(folder);
  copyFileSync(realpathSync(node), join(folder, 'node'));
  const npm = realpathSync(execFileSync('/bin/sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim());
  writeScript(join(folder, 'npm'), `exec "${join(folder, 'node')}" "${npm}" "$@"`);
  if (!isRoot()) writeScript(join(folder, 'chown'), 'exit 0');
  return folder;
}

function writeScript(path: string, command: string): void {
  writeFileSync(path, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

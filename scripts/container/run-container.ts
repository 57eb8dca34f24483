import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Image, isRoot } from './build-image.ts';

export class ContainerError extends Error {
  override readonly name = 'ContainerError';
}

const healthyWithinMs = 30_000;
/** The time an engine leaves a container between SIGTERM and SIGKILL. */
const stopWithinMs = 10_000;

/**
 * Starts the image's CMD as its user with nothing but the image's environment and `settings`, waits until its
 * HEALTHCHECK succeeds, looks at its volumes, stops it with SIGTERM and wants exit code 0.
 */
export async function runContainer(
  image: Image,
  searchPath: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const [program, ...args] = image.command;
  if (program === undefined) throw new ContainerError('The image has no CMD');
  const options = {
    cwd: join(image.root, image.workdir),
    env: { PATH: searchPath, ...image.env, ...settings },
    stdio: 'inherit',
    ...(isRoot() ? image.user : {}),
  } as const;

  const main = spawn(program, args, options);
  try {
    await once(main, 'spawn');
    await untilHealthy(main, () => isHealthy(image, options));
    for (const volume of image.volumes) checkVolume(join(image.root, volume), image);
    await stop(main);
  } finally {
    main.kill('SIGKILL');
  }
}

async function untilHealthy(main: ChildProcess, isHealthyNow: () => boolean): Promise<void> {
  const deadline = Date.now() + healthyWithinMs;
  while (Date.now() < deadline) {
    if (main.exitCode !== null) throw new ContainerError(`CMD ended at once, with code ${main.exitCode}`);
    if (isHealthyNow()) return;
    await wait(200);
  }
  throw new ContainerError(`HEALTHCHECK has not succeeded within ${healthyWithinMs / 1000} s`);
}

function isHealthy(image: Image, options: { cwd: string; env: NodeJS.ProcessEnv }): boolean {
  const [program, ...args] = image.healthcheck;
  if (program === undefined) throw new ContainerError('The image has no HEALTHCHECK');
  return spawnSync(program, args, options).status === 0;
}

function checkVolume(path: string, image: Image): void {
  const { uid } = statSync(path);
  if (isRoot() && uid !== image.user.uid)
    throw new ContainerError(`The volume ${path} belongs to user ${uid}, not to ${image.user.uid}`);
}

async function stop(main: ChildProcess): Promise<void> {
  const ended = once(main, 'exit', { signal: AbortSignal.timeout(stopWithinMs) });
  main.kill('SIGTERM');
  const [code, signal] = await ended;
  if (code !== 0) throw new ContainerError(`After SIGTERM it ended with ${code ?? signal} instead of 0`);
}

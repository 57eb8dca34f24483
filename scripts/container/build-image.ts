import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DockerfileError, type Instruction, type Stage } from './dockerfile.ts';

export interface BuildOptions {
  /** The project's folder. */
  readonly context: string;
  /** Which paths of the context may be copied. */
  readonly mayCopy: (path: string) => boolean;
  /** An empty folder; every stage gets one below it as the root of its file system. */
  readonly work: string;
  /** What the base image brings: the environment in which RUN finds node and npm. */
  readonly baseEnv: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
}

/**
 * What the last stage amounts to. Paths are absolute as inside the container; `root` is where they begin
 * here.
 */
export interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: { readonly uid: number; readonly gid: number };
  readonly volumes: readonly string[];
  readonly healthcheck: readonly string[];
  readonly command: readonly string[];
}

/** Carries out every step of every stage in the order of the file, and returns the last stage. */
export function buildImage(stages: readonly Stage[], options: BuildOptions): Image {
  let image: Image | undefined;
  for (const stage of stages) {
    image = emptyImage(join(options.work, stage.name));
    mkdirSync(image.root);
    options.print(`FROM ${stage.image} AS ${stage.name}`);
    for (const step of stage.instructions) {
      options.print(`  ${describeStep(step)}`);
      image = carryOut(step, image, options);
    }
  }
  if (image === undefined) throw new DockerfileError('The Dockerfile has no stage');
  return image;
}

function emptyImage(root: string): Image {
  return {
    root,
    workdir: '/',
    env: {},
    user: { uid: 0, gid: 0 },
    volumes: [],
    healthcheck: [],
    command: [],
  };
}

function describeStep(step: Instruction): string {
  const { kind, ...details } = step;
  return `${kind.toUpperCase()} ${JSON.stringify(details)}`;
}

function carryOut(step: Instruction, image: Image, options: BuildOptions): Image {
  switch (step.kind) {
    case 'workdir':
      mkdirSync(join(image.root, step.path), { recursive: true });
      return { ...image, workdir: resolve(image.workdir, step.path) };
    case 'env':
      return { ...image, env: { ...image.env, [step.name]: step.value } };
    case 'copy':
      for (const source of step.sources) copy(source, step, image, options);
      return image;
    case 'run':
      run(step.command, image, options.baseEnv);
      return image;
    case 'user':
      return { ...image, user: { uid: step.uid, gid: step.gid } };
    case 'volume':
      return { ...image, volumes: [...image.volumes, resolve(image.workdir, step.path)] };
    case 'healthcheck':
      return { ...image, healthcheck: step.command };
    case 'cmd':
      return { ...image, command: step.command };
    case 'expose':
      return image;
  }
}

function copy(
  source: string,
  step: Instruction & { readonly kind: 'copy' },
  image: Image,
  options: BuildOptions,
): void {
  if (step.from === null && !options.mayCopy(source))
    throw new DockerfileError(`COPY ${source}: .dockerignore shuts it out`);
  const origin = step.from === null ? join(options.context, source) : join(options.work, step.from, source);
  const target = join(image.root, resolve(image.workdir, step.target));
  const intoFolder = step.target.endsWith('/') && statSync(origin).isFile();
  cpSync(origin, intoFolder ? join(target, basename(source)) : target, {
    recursive: true,
    verbatimSymlinks: true,
  });
}

function run(command: string, image: Image, baseEnv: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync('/bin/sh', ['-c', command], {
    cwd: join(image.root, image.workdir),
    env: { ...baseEnv, ...image.env },
    stdio: 'inherit',
    ...(isRoot() ? image.user : {}),
  });
  if (status !== 0)
    throw new DockerfileError(`RUN ${command} failed: ${error?.message ?? `status ${status}`}`);
}

/** Only root can become another user; anybody else proves the steps as themselves. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

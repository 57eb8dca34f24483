import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Instruction, parseDockerfile } from '../scripts/container/dockerfile.ts';
import { parseDockerignore } from '../scripts/container/dockerignore.ts';

const root = join(import.meta.dirname, '..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

const stages = parseDockerfile(readText('Dockerfile'));
const last = stages.at(-1)?.instructions ?? [];
const compose = readText('compose.yaml');

test('whatever the Dockerfile copies from the project exists and is let through', () => {
  const mayCopy = parseDockerignore(readText('.dockerignore'));
  const sources = stages.flatMap(stage => stage.instructions).flatMap(ownSources);
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(path => !existsSync(join(root, path)) || !mayCopy(path))).toEqual([]);
});

test('secrets and data never get into an image', () => {
  const mayCopy = parseDockerignore(readText('.dockerignore'));
  expect(['.env', '.env.example', 'data/familiar.db', '.git/config'].filter(mayCopy)).toEqual([]);
});

test('every stage stands on the same base image', () => {
  expect(new Set(stages.map(stage => stage.image))).toEqual(new Set(['node:24-slim']));
});

test('the container runs as a user who is not root, and names its health check and its data', () => {
  expect(last).toContainEqual({ kind: 'user', uid: 1000, gid: 1000 });
  expect(last).toContainEqual({ kind: 'volume', path: '/app/data' });
  expect(last.map(step => step.kind)).toContain('healthcheck');
});

test('a step that the reader of Dockerfiles does not know is refused, so that nothing goes unproven', () => {
  expect(() => parseDockerfile('FROM node:24-slim\nADD https://example.com/x /x')).toThrow(
    '"ADD https://example.com/x /x" is not understood',
  );
});

test('every setting that compose reads or gives is one that the example explains', () => {
  const read = [...compose.matchAll(/\$\{(\w+)/g)].map(match => match[1] ?? '');
  const given = [...compose.matchAll(/^ +(?!MYSQL_)([A-Z_]+):/gm)].map(match => match[1] ?? '');
  const explained = new Set(
    [...readText('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(match => match[1]),
  );
  expect(read.length * given.length).toBeGreaterThan(0);
  expect([...read, ...given].filter(name => !explained.has(name))).toEqual([]);
});

test('compose gives the database the same name, user and password as Familiar', () => {
  for (const setting of ['DATABASE_NAME', 'DATABASE_USERNAME', 'DATABASE_PASSWORD'])
    expect(compose.match(new RegExp(`: \\$\\{${setting}:-familiar\\}`, 'g'))).toHaveLength(2);
});

test('compose publishes no port of the database, and Familiar to this machine alone', () => {
  expect(compose.match(/ports:.*/g)).toEqual([`ports: ['127.0.0.1:\${PORT:-8080}:8080']`]);
});

function ownSources(step: Instruction): readonly string[] {
  return step.kind === 'copy' && step.from === null ? step.sources : [];
}

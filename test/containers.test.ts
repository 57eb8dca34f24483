import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Instruction, parseDockerfile } from '../scripts/container/dockerfile.ts';
import { parseDockerignore } from '../scripts/container/dockerignore.ts';
import { readConfig } from '../src/config/read-config.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = join(import.meta.dirname, '..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

const stages = parseDockerfile(readText('Dockerfile'));
const last = stages.at(-1)?.instructions ?? [];
const composeText = readText('compose.yaml');
const compose: {
  readonly services: Readonly<Record<'familiar' | 'database' | 'familiar-sqlite', ComposeService>>;
} = parse(composeText, {
  merge: true,
});

interface ComposeService {
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly profiles?: readonly string[];
  readonly depends_on?: unknown;
  readonly logging?: unknown;
  readonly entrypoint?: readonly string[];
  readonly ports?: readonly string[];
}

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

test('every setting that compose reads or gives is one that the example explains, or the tutorial’s misspelling', () => {
  const read = [...composeText.matchAll(/\$\{(\w+)/g)].map(match => match[1] ?? '');
  const given = Object.values(compose.services).flatMap(service => Object.keys(service.environment ?? {}));
  const explained = new Set(
    [...readText('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map(match => match[1]),
  );
  expect(read.length * given.length).toBeGreaterThan(0);
  const own = [...read, ...given].filter(name => !name.startsWith('MYSQL_') && name !== 'DATABASE_PASSWORT');
  expect(own.filter(name => !explained.has(name))).toEqual([]);
});

test('without a word more than the tutorial’s, Familiar and its database start, and nothing else', () => {
  const started = Object.entries(compose.services).filter(([, { profiles = [] }]) => profiles.length === 0);
  expect(started.map(([name]) => name)).toEqual(['familiar', 'database']);
  expect(compose.services.familiar.depends_on).toEqual({ database: { condition: 'service_healthy' } });
});

test('all that run keep so much of their logs, and no more', () => {
  for (const { logging } of Object.values(compose.services))
    expect(logging).toEqual({ driver: 'json-file', options: { 'max-size': '10m', 'max-file': '5' } });
});

describe('the database that compose makes has the password by which Familiar asks', () => {
  test.each<{ env: Record<string, string>; want: string }>([
    { env: {}, want: 'familiar' },
    { env: { DATABASE_PASSWORD: 'geheim' }, want: 'geheim' },
    { env: { DATABASE_PASSWORT: 'mit $1 "und\\ \'Zeichen' }, want: 'mit $1 "und\\ \'Zeichen' },
    { env: { DATABASE_PASSWORD: '', DATABASE_PASSWORT: 'geheim' }, want: 'geheim' },
    { env: { DATABASE_PASSWORD: 'neu', DATABASE_PASSWORT: 'alt' }, want: 'neu' },
  ])('$env', async ({ env, want }) => {
    const least = {
      WEBHOOK_URL: 'https://a.example/',
      CENTRAL_SERVICE_PHONE: '03023125000',
      SERVICE_PHONES: '03023125001',
    };
    const read = readConfig({ ...least, ...environmentOf('familiar', env) });
    const asks = read.ok && read.config.database.kind === 'mysql' ? read.config.database : null;
    expect(asks).toMatchObject({ host: 'database', database: 'familiar', user: 'familiar', password: want });
    expect(await passwordSet(environmentOf('database', env))).toBe(want);
    if (read.ok && env['DATABASE_PASSWORT'] === undefined) expect(read.warnings).toEqual([]);
  });
});

test('compose gives the database the same name and user as Familiar', () => {
  const env = { DATABASE_NAME: 'routing', DATABASE_USERNAME: 'router' };
  expect(environmentOf('familiar', env)).toMatchObject(env);
  expect(environmentOf('database', env)).toMatchObject({ MYSQL_DATABASE: 'routing', MYSQL_USER: 'router' });
});

test('compose publishes no port of the database, and Familiar to this machine alone', () => {
  const { services } = compose;
  expect(Object.entries(services).map(([name, { ports = [] }]) => [name, ...ports])).toEqual([
    ['familiar', `127.0.0.1:\${PORT:-8080}:8080`],
    ['database'],
    ['familiar-sqlite', `127.0.0.1:\${PORT:-8080}:8080`],
  ]);
});

/** A service's environment, with the variables of `env` in it; what was written so, `${NAME:-default}`. */
function environmentOf(
  name: 'familiar' | 'database',
  env: Readonly<Record<string, string>>,
): Record<string, string> {
  const given = Object.entries(compose.services[name].environment ?? {});
  return Object.fromEntries(
    given.map(([key, value]) => [
      key,
      String(value).replace(/\$\{(\w+):-([^}]*)\}/g, (_, variable, otherwise) => env[variable] || otherwise),
    ]),
  );
}

/** What the database's container takes for the password, by a stand-in for the image's own start. */
async function passwordSet(environment: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  const start = '#!/bin/sh\nprintf %s "$MYSQL_PASSWORD"\n';
  await writeFile(join(folder, 'docker-entrypoint.sh'), start, { mode: 0o755 });
  const [shell = '', ...args] = (compose.services.database.entrypoint ?? []).map(part =>
    part.replaceAll('$$', '$'),
  );
  const env = { ...environment, PATH: `${folder}:${process.env['PATH']}` };
  return execFileSync(shell, args, { env, encoding: 'utf8' });
}

function ownSources(step: Instruction): readonly string[] {
  return step.kind === 'copy' && step.from === null ? step.sources : [];
}

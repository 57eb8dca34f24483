import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildImage, type Image } from '../../../scripts/container/build-image.ts';
import { parseDockerfile } from '../../../scripts/container/dockerfile.ts';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'familiar-test-'));
  printed = [];
  mkdirSync(join(folder, 'context/src'), { recursive: true });
  writeFileSync(join(folder, 'context/src/greeting.txt'), 'hello');
  mkdirSync(join(folder, 'work'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function build(dockerfile: string, mayCopy: (path: string) => boolean = () => true): Image {
  return buildImage(parseDockerfile(dockerfile), {
    context: join(folder, 'context'),
    mayCopy,
    work: join(folder, 'work'),
    baseEnv: { PATH: '/usr/bin:/bin' },
    print: line => printed.push(line),
  });
}

test('the last stage holds what it copied from the stages before it, and what its commands made', () => {
  const image = build(`
    FROM base AS build
    WORKDIR /app
    COPY src src
    RUN tr a-z A-Z <src/greeting.txt >loud.txt
    FROM base
    ENV TONE=soft
    WORKDIR /app
    COPY --from=build /app/loud.txt ./
    RUN echo "$TONE" >tone.txt
  `);
  expect(readFileSync(join(image.root, 'app/loud.txt'), 'utf8')).toBe('HELLO');
  expect(readFileSync(join(image.root, 'app/tone.txt'), 'utf8')).toBe('soft\n');
});

test('the image knows how it is to be run', () => {
  const image = build(`
    FROM base
    ENV PORT=8080
    WORKDIR /app
    USER 1000:1000
    VOLUME /app/data
    HEALTHCHECK --timeout=5s CMD ["check", "it"]
    CMD ["serve"]
  `);
  expect(image).toEqual({
    root: join(folder, 'work/0'),
    workdir: '/app',
    env: { PORT: '8080' },
    user: { uid: 1000, gid: 1000 },
    volumes: ['/app/data'],
    healthcheck: ['check', 'it'],
    command: ['serve'],
  });
});

test('a command that fails fails the build', () => {
  expect(() => build('FROM base\nRUN exit 3')).toThrow('RUN exit 3 failed: status 3');
});

test('what .dockerignore shuts out can not be copied', () => {
  expect(() => build('FROM base\nCOPY src src', () => false)).toThrow('COPY src: .dockerignore shuts it out');
});

test('every step is named as it is carried out', () => {
  build('FROM base AS build\nRUN true');
  expect(printed).toEqual(['FROM base AS build', '  RUN {"command":"true"}']);
});

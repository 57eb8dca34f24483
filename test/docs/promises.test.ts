import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { createProgram } from '../../src/cli/program.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { apiRoutes } from '../../src/http/api/routes.ts';
import { guides, root, type Snippet } from '../support/docs/documents.ts';
import { commandsOf } from '../support/docs/shell.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { startTestServer } from '../support/webhook.ts';

const spans = guides.flatMap(guide => guide.spans);
const program = await createProgram();

function optionsOf(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), ...command.commands.flatMap(optionsOf)];
}

function places(snippets: readonly Snippet[]): readonly string[] {
  return snippets.map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

describe('an option', () => {
  /** Of other programs, where they are spoken of by themselves. */
  const others = ['--env-file', '--max-semi-space-size', '--single-transaction', '--help', '--version'];

  test('that is spoken of is one of some command', () => {
    const known = new Set([...optionsOf(program), ...others]);
    const ours = spans.filter(({ text }) => /^(--|familiar |npm run -s familiar|node dist)/.test(text));
    const wrong = ours.filter(({ text }) =>
      (text.match(/(?<=^| )--[a-z-]+/g) ?? []).some(option => !known.has(option)),
    );
    expect([ours.length > 30, places(wrong)]).toEqual([true, []]);
  });

  test('that a table names beside a command is one of this command', () => {
    const rows = guides.flatMap(({ file, text }) =>
      [...text.matchAll(/^\| `([a-z-]+)[^|]*` \|(.*)\|$/gm)].map(([, name = '', what = '']) => ({
        file,
        name,
        what,
      })),
    );
    const wrong = rows.flatMap(({ file, name, what }) => {
      const command = program.commands.find(one => one.name() === name);
      const named = [...what.matchAll(/`(--[a-z-]+)/g)].flatMap(([, option]) => option ?? []);
      return command === undefined
        ? []
        : named
            .filter(option => !optionsOf(command).includes(option))
            .map(option => `${file}: ${name} ${option}`);
    });
    expect([rows.length > 10, wrong]).toEqual([true, []]);
  });
});

test('the table of commands has all there are', () => {
  const table = guides.find(({ file }) => file === 'docs/commands.md')?.text ?? '';
  const missing = program.commands
    .map(one => one.name())
    .filter(name => !new RegExp(`^\\|.*\`${name}[ \`].*\\|.*\\|$`, 'm').test(table));
  expect(missing).toEqual([]);
});

describe('the README', () => {
  const { text } = guides.find(({ file }) => file === 'README.md') ?? { text: '' };

  test('stays under 200 lines', () => {
    expect(text.split('\n').length).toBeLessThan(200);
  });

  test('leads along the way of a call by at most ten files', () => {
    const way = text.slice(text.indexOf('## The way of a call'), text.indexOf('## Who gets the call'));
    const files = new Set([...way.matchAll(/`(src\/[^`]+)`/g)].map(([, file]) => file));
    expect(files.size).toBeGreaterThan(4);
    expect(files.size).toBeLessThanOrEqual(10);
  });
});

test('a file of the project that a guide names is there', () => {
  const named = spans.filter(({ text }) =>
    /^(assets|bench|chaos|docs|scripts|src|test|web)\/[\w./-]+\.\w+$/.test(text),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(places(named.filter(({ text }) => !existsSync(join(root, text))))).toEqual([]);
});

test('what npm is asked to run is there', () => {
  const scripts: Readonly<Record<string, string>> = manifest.scripts;
  const asked = guides
    .flatMap(commandsOf)
    .flatMap(({ text }) => [...text.matchAll(/npm (?:run (?:-s )?)?(?!ci\b|prune\b|run\b)([\w:-]+)/g)]);
  expect(asked.map(([, name = '']) => name).filter(name => scripts[name] === undefined)).toEqual([]);
});

test('what containers are asked for is in compose.yaml', () => {
  const compose = readFileSync(join(root, 'compose.yaml'), 'utf8');
  const asked = guides
    .flatMap(commandsOf)
    .map(({ text }) => text)
    .filter(text => text.startsWith('docker compose'));
  for (const text of asked) {
    for (const [, profile = ''] of text.matchAll(/--profile (\w+)/g))
      expect(compose).toContain(`profiles: [${profile}]`);
    for (const [, service = ''] of text.matchAll(/exec (?:-T )?(\w+)/g))
      expect(compose).toContain(`\n  ${service}:\n`);
  }
  expect(asked.length).toBeGreaterThan(0);
});

describe('an address', () => {
  const requests = spans.flatMap(span => {
    const [, method = '', path = ''] = /^(GET|POST|PUT|PATCH|DELETE) (\/\S+)$/.exec(span.text) ?? [];
    return path === '' ? [] : [{ ...span, method, path: path.replaceAll(/<[^>]+>|\{\w+\}/g, ':id') }];
  });

  test('of the API is one', () => {
    const shape = (path: string): string => path.replaceAll(/:\w+/g, ':');
    const known = new Set(apiRoutes.map(({ method, path }) => `${method} /api${shape(path)}`));
    const wrong = requests.filter(
      ({ method, path }) => path.startsWith('/api/') && !known.has(`${method} ${shape(path)}`),
    );
    expect(places(wrong)).toEqual([]);
  });

  test('of Familiar itself answers', async () => {
    await using server = await startTestServer();
    const own = requests.filter(({ path }) => /^\/(health|ready)/.test(path));
    expect(own.length).toBeGreaterThan(0);
    for (const { method, path } of own)
      expect((await fetch(`${server.url}${path}`, { method })).ok).toBe(true);
  });

  test('of the emulator, or of sipgate’s API as it has it, is one', async () => {
    const emulators = await Promise.all(
      (['classic', 'neo'] as const).map(flavour => startEmulator({ privateKeyPem: emulatorKeyPem, flavour })),
    );
    const knows = async ({
      method,
      path,
    }: {
      readonly method: string;
      readonly path: string;
    }): Promise<boolean> => {
      const target = path.startsWith('/emulator/') ? path : `/v2${path}`;
      const answers = await Promise.all(
        emulators.map(async ({ url }) =>
          (await fetch(`${url}${target.replaceAll(/:\w+/g, 'x')}`, { method })).text(),
        ),
      );
      return answers.some(text => !/Route .* not found/.test(text));
    };
    const asked = requests.filter(({ path }) => !/^\/(api|health|ready)/.test(path));
    const wrong = [];
    for (const request of asked) if (!(await knows(request))) wrong.push(request);
    for (const emulator of emulators) await emulator.close();
    expect([asked.length > 5, places(wrong)]).toEqual([true, []]);
  });
});

test('a link leads to a file, and to a heading of it', () => {
  const headings = new Map<string, Set<string>>();
  const headingsOf = (file: string): Set<string> => {
    const known =
      headings.get(file) ??
      new Set([...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, text = '']) => anchorOf(text)));
    headings.set(file, known);
    return known;
  };
  const broken = guides.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, path = '', anchor]) => {
      const target = path === '' ? join(root, file) : join(root, dirname(file), path);
      const isThere =
        existsSync(target) && (anchor === undefined || headingsOf(target).has(decodeURIComponent(anchor)));
      return isThere ? [] : [`${file}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

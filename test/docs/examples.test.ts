import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '../../src/config/parse-env.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { parseScenario, playScenario } from '../../src/emulator/scenario.ts';
import { type Block, guides, root } from '../support/docs/documents.ts';
import { isShell } from '../support/docs/shell.ts';
import { tryProgram } from '../support/docs/try-program.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { readPlan } from '../support/plan.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const blocks = guides.flatMap(guide => guide.blocks);

/** What a block is, by its fence or else by what stands in it; null: no test knows. */
function kindOf(block: Block): string | null {
  const { language, text } = block;
  if (language !== null && language !== '') return language;
  if (isShell(block)) return 'shell';
  if (/^\{/.test(text)) return 'json';
  if (/^[A-Z_]+=/.test(text)) return 'env';
  if (/^(shadow|waiting|callback):/.test(text)) return 'hotline';
  if (/^\S+ \{\n[\s\S]*reverse_proxy/.test(text)) return 'caddy';
  return /[─│►┐]/.test(text) ? 'drawing' : null;
}

const kinds = new Map(blocks.map(block => [block, kindOf(block)]));

function ofKind(kind: string): readonly (readonly [string, string])[] {
  return blocks
    .filter(block => kinds.get(block) === kind)
    .map(({ file, line, text }) => [`${file}:${line}`, text] as const);
}

test('each block of code is of a kind that some test carries out, or only looked at', () => {
  // Statements in SQL are run by the tests of the databases, from the English guide.
  const carriedOut = ['sql', 'shell', 'sh', 'json', 'env', 'hotline', 'yaml', 'ini', 'nginx', 'caddy'];
  // Traefik's text is compared with what the program makes, by test/reach/proxy-texts.test.ts.
  const lookedAt = ['text', 'drawing', 'toml'];
  const unknown = blocks.filter(block => ![...carriedOut, ...lookedAt].includes(kinds.get(block) ?? ''));
  expect(unknown.map(({ file, line, text }) => `${file}:${line}: ${text.split('\n')[0]}`)).toEqual([]);
});

test('the guides make databases by the same statements in both languages', () => {
  const statements = (file: string) => blocks.filter(one => one.file === file && kinds.get(one) === 'sql');
  const [english, german] = ['docs/operating.md', 'docs/de/betrieb.md'].map(file =>
    statements(file).map(({ text }) => text),
  );
  expect(english).not.toEqual([]);
  expect(german).toEqual(english);
});

describe('a configuration', () => {
  const surroundings = { announcements: new Set(builtInAnnouncements) };

  test.each(ofKind('yaml'))('in %s is right as it stands', (_, text) => {
    expect(readPlan(text, surroundings)).not.toBeInstanceOf(Array);
  });

  test.each(ofKind('yaml'))('in %s tells callers of the keys that it gives them', (_, text) => {
    const plan = readPlan(text, surroundings);
    const hotlines = 'hotlines' in plan ? plan.hotlines : [];
    for (const { waiting } of hotlines)
      if (waiting?.voicemailKey === true) expect(waiting.prompt).toBe('please-hold-voicemail');
  });

  test.each(
    ofKind('hotline').flatMap(([place, text]) => text.split('\n').map(line => [place, line] as const)),
  )('of a hotline in %s is right: %s', (_, line) => {
    const yaml = `hotlines:\n  - name: Hotline\n    numbers: [0221 4710100]\n    ${line}\n`;
    expect(readPlan(yaml, surroundings)).not.toBeInstanceOf(Array);
  });
});

describe('settings', () => {
  const least = {
    WEBHOOK_URL: 'https://a.example/push',
    CENTRAL_SERVICE_PHONE: '0221 4710100',
    SERVICE_PHONES: '0221 4710111',
  };

  test.each(ofKind('env'))('in %s are settings', (_, text) => {
    const { values, notes } = parseEnv(text);
    const given = Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
    expect([notes, values.size > 0, readConfig({ ...least, ...given })]).toEqual([
      [],
      true,
      expect.objectContaining({ ok: true }),
    ]);
  });

  test('in .env.example are read without a doubt, also once a default is no comment any more', () => {
    const text = readFileSync(join(root, '.env.example'), 'utf8');
    for (const read of [text, text.replaceAll(/^# (?=[A-Z_]+=)/gm, '')])
      expect(parseEnv(read).notes).toEqual([]);
  });
});

describe('JSON for the emulator', () => {
  const examples = ofKind('json').map(([place, text]) => [place, JSON.parse(text)] as const);

  test.each(examples.filter(([, json]) => 'steps' in json))(
    'in %s is a scenario that plays to its end',
    async (_, json) => {
      const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, speed: 5_000 });
      try {
        expect((await playScenario(emulator, parseScenario(json))).size).toBeGreaterThan(0);
      } finally {
        await emulator.close();
      }
    },
  );

  test.each(examples.filter(([, json]) => !('steps' in json)))(
    'in %s is what can go wrong',
    async (_, json) => {
      const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem });
      try {
        const headers = { 'content-type': 'application/json' };
        const asked = { method: 'PUT', headers, body: JSON.stringify(json) };
        expect((await fetch(`${emulator.url}/emulator/faults`, asked)).status).toBe(204);
      } finally {
        await emulator.close();
      }
    },
  );
});

describe('what stands before Familiar', () => {
  test.each(ofKind('nginx'))('nginx takes %s', async (_, text) => {
    const folder = await temporaryFolder();
    const server = /^server /.test(text) ? text : `server {\n listen 127.0.0.1:8081;\n ${text}\n}`;
    // Certificates are the reader's own.
    const plain = server.replace(/listen 443 ssl;/, 'listen 127.0.0.1:8443;');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      name => `${name}_temp_path ${folder}/${name};`,
    );
    const config = `pid ${folder}/pid; error_log stderr;\nevents {}\nhttp {\n access_log off;\n ${temporary.join('\n')}\n ${plain}\n}\n`;
    writeFileSync(join(folder, 'nginx.conf'), config);
    expectBalanced(text);
    tryProgram('nginx', ['-t', '-q', '-p', folder, '-c', join(folder, 'nginx.conf')]);
  });

  test.each(ofKind('caddy'))('Caddy takes %s', async (_, text) => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'Caddyfile'), `${text}\n`);
    expectBalanced(text);
    tryProgram('caddy', ['adapt', '--config', join(folder, 'Caddyfile')]);
  });

  /** As far as can be told where the program itself is not there. */
  function expectBalanced(text: string): void {
    expect(text.match(/\{/g)).toHaveLength(text.match(/\}/g)?.length ?? 0);
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { probeAddress } from '../../src/reach/probe-address.ts';
import { proxyTexts } from '../../src/reach/proxy-texts.ts';
import { startCaddy } from '../support/caddy.ts';
import { guides, root } from '../support/docs/documents.ts';
import { startNginxServer } from '../support/nginx.ts';
import { areInstalled, type Certificate, freePort } from '../support/own-servers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeWebCertificates, webHost } from '../support/web-certificates.ts';
import { startTestServer } from '../support/webhook.ts';

describe('the operating guide shows what the page shows', () => {
  const texts = proxyTexts(new URL('https://familiar.example.com/a-secret-path'), 8080);
  const guide = readFileSync(join(root, 'docs/operating.md'), 'utf8');

  test.each(['nginx', 'caddy', 'traefik'] as const)('%s', name => {
    expect(guide).toContain(`\n${texts[name]}\n\`\`\`\n`);
  });

  test('tunnels, in both languages', () => {
    const blocks = guides.flatMap(({ blocks }) => blocks.filter(({ text }) => text.includes('cloudflared')));
    expect(blocks.map(({ file, text }) => [file, text])).toEqual(
      expect.arrayContaining([
        ['docs/operating.md', texts.tunnels],
        ['docs/de/betrieb.md', texts.tunnels],
      ]),
    );
  });
});

const proxies = {
  nginx: (text: string, { cert, key }: Certificate) =>
    text.replace('# ssl_certificate …', `ssl_certificate ${cert}; ssl_certificate_key ${key};`),
  caddy: (text: string, { cert, key }: Certificate) => text.replace('{\n', `{\n  tls ${cert} ${key}\n`),
};
const start = { nginx: startNginxServer, caddy: startCaddy };

describe.each(['nginx', 'caddy'] as const)('by its text a real %s leads to Familiar', name => {
  const paths = ['/a-secret-path', '/a-secret-path/', '/', '/geheim%20f%C3%BCr;uns/$x', "/it's{no}t"];
  test.runIf(areInstalled(name, 'openssl')).each(paths)('at %s', async path => {
    const { ca, good } = makeWebCertificates(await temporaryFolder());
    const url = new URL(`https://${webHost}:${await freePort()}${path}`);
    const familiar = await startTestServer({ url });
    onTestFinished(() => familiar[Symbol.asyncDispose]());
    const text = proxies[name](proxyTexts(url, familiar.port)[name], good);
    await using _ = await start[name](text, Number(url.port));
    const { problems } = await probeAddress(
      url.href,
      { secrets: familiar.context.secrets, clock: familiar.clock },
      { mayBePrivate: true, ca: [ca], lookUp: async () => [{ address: '127.0.0.1', family: 4 }] },
      new AbortController().signal,
    );
    expect(problems.filter(({ isDoubt }) => !isDoubt)).toEqual([]);
  });
});

test('a path that is wrongly encoded stays as it is', () => {
  expect(proxyTexts(new URL('https://familiar.example.com/%zz'), 8080).nginx).toContain('location "/%zz" {');
});

test('a port of one’s own is in the text', () => {
  const { nginx, caddy } = proxyTexts(new URL('https://familiar.example.com:8443/x'), 9000);
  expect(nginx).toContain('listen 8443 ssl;');
  expect(nginx).toContain('proxy_pass http://127.0.0.1:9000;');
  expect(caddy).toMatch(/^familiar\.example\.com:8443 \{/);
});

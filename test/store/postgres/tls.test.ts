import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { createTestLog } from '../../support/app.ts';
import { type Certificates, makeCertificates } from '../../support/certificates.ts';
import { startPostgres } from '../../support/own-postgres.ts';
import { areInstalled, type OwnServer } from '../../support/own-servers.ts';
import { databaseAt } from '../../support/server-url.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What becomes of an address: `encrypted` or `plain`, or what is said where it is refused. */
async function outcomeOf(url: string): Promise<string> {
  try {
    const engine = await openEngine(databaseAt(url), createTestLog());
    const { rows } = await sql<{
      ssl: boolean;
    }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(engine.db);
    await engine.close();
    return rows[0]?.ssl ? 'encrypted' : 'plain';
  } catch (error) {
    return String(error);
  }
}

const users = ['fam', 'only', 'never', 'shows'];

describe.runIf(areInstalled('postgres', 'initdb', 'openssl'))('TLS to PostgreSQL', () => {
  let tls: Certificates;
  let bundle: string;
  let server: OwnServer;
  let bare: OwnServer;
  const started: OwnServer[] = [];
  const url = (user: string, options = '', host = '127.0.0.1', port = server.port) =>
    withPaths(`postgres://${user}:geheim@${host}:${port}/fam?${options}`);

  beforeAll(async () => {
    const folder = await temporaryFolder(afterAll);
    tls = makeCertificates(folder);
    bundle = join(folder, 'bundle.pem');
    writeFileSync(bundle, [tls.otherCa, tls.ca].map(file => readFileSync(file, 'utf8')).join('\r\n'));
    const hba = [
      'hostssl all only all scram-sha-256',
      'hostnossl all only all reject',
      'hostnossl all never all scram-sha-256',
      'hostssl all never all reject',
      'host all weak all md5',
      'host all open all trust',
      'host all clear all password',
      'hostssl all shows all scram-sha-256 clientcert=verify-ca',
    ];
    const start = async (options: Parameters<typeof startPostgres>[0]): Promise<OwnServer> => {
      const own = await startPostgres({ hba, ...options });
      started.push(own);
      await own.run([
        ...[...users, 'open', 'clear'].map(user => `create role "${user}" login superuser password 'geheim'`),
        'create database fam',
      ]);
      return own;
    };
    [server, bare] = await Promise.all([start({ tls: tls.good, authority: tls.ca }), start({ hba: [] })]);
  });
  afterAll(() => Promise.all(started.map(each => each.stop())));

  /** `$ca` and the like stand for paths. */
  function withPaths(options: string): string {
    const text = encodeURIComponent(readFileSync(tls.ca, 'utf8').replaceAll('\n', '\\n'));
    const paths = {
      $text: text,
      $bundle: bundle,
      $ca: tls.ca,
      $other: tls.otherCa,
      $cert: tls.client.cert,
      $key: tls.client.key,
    };
    return Object.entries(paths).reduce((text, [name, path]) => text.replaceAll(name, path), options);
  }

  test.each([
    ['', 'plain'],
    ['sslmode=disable', 'plain'],
    ['sslmode=allow', 'plain'],
    ['sslmode=prefer', 'encrypted'],
    ['sslmode=require', 'encrypted'],
    ['sslmode=no-verify', 'encrypted'],
    ['ssl=no-verify', 'encrypted'],
    ['ssl=false', 'plain'],
    ['ssl=0', 'plain'],
    ['sslmode=require&uselibpqcompat=true', 'encrypted'],
    ['sslmode=require&sslrootcert=$ca', 'encrypted'],
    ['sslmode=verify-ca&sslrootcert=$ca', 'encrypted'],
    ['sslmode=verify-full&sslrootcert=$ca', 'encrypted'],
    // As hosters give the authorities of several years in one file.
    ['sslmode=verify-full&sslrootcert=$bundle', 'encrypted'],
    ['sslmode=verify-full&sslrootcert=$text', 'encrypted'],
    ['ssl=true&sslrootcert=$ca', 'encrypted'],
    ['sslrootcert=$ca', 'encrypted'],
    ['sslmode=prefer&sslrootcert=$ca', 'encrypted'],
    // Whom it can't check it does not encrypt to, as libpq has it.
    ['sslmode=prefer&sslrootcert=$other', 'plain'],
    ['sslmode=require&channel_binding=require', 'encrypted'],
    ['channel_binding=require', 'encrypted'],
    ['sslmode=require&channel_binding=prefer', 'encrypted'],
    ['sslmode=disable&channel_binding=prefer', 'plain'],
  ])('a server that offers it, ?%s: %s', async (options, outcome) => {
    expect(await outcomeOf(url('fam', options))).toBe(outcome);
  });

  test('the driver warns of nothing, whatever the mode', async () => {
    const warned = vi.fn();
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    for (const mode of ['prefer', 'require', 'verify-ca&sslrootcert=$ca'])
      await outcomeOf(url('fam', `sslmode=${mode}`));
    expect(warned).not.toHaveBeenCalled();
  });

  test.each([
    'sslmode=require&sslrootcert=$other',
    'sslmode=verify-ca&sslrootcert=$other',
    'sslmode=verify-full&sslrootcert=$other',
    'sslmode=verify-full',
    'sslmode=verify-full&sslrootcert=system',
    'sslrootcert=system',
    'ssl=true',
    'ssl=1',
  ])('whom nobody trusted vouches for is refused, with what to do: ?%s', async options => {
    const outcome = await outcomeOf(url('fam', options));
    expect(outcome).toMatch(
      /TLS fails because nobody who is trusted vouches for its certificate \(.*DATABASE_SSL_CA/,
    );
    expect(outcome).not.toContain('geheim');
  });

  describe('another certificate', () => {
    afterEach(() => server.show(tls.good));

    test.each([
      { certificate: 'byName', host: 'localhost', mode: 'verify-full', outcome: 'encrypted' },
      { certificate: 'byName', host: '127.0.0.1', mode: 'verify-full', outcome: /not for this host/ },
      { certificate: 'byName', host: '127.0.0.1', mode: 'verify-ca', outcome: 'encrypted' },
      { certificate: 'elsewhere', host: 'localhost', mode: 'verify-full', outcome: /not for this host/ },
      { certificate: 'elsewhere', host: 'localhost', mode: 'verify-ca', outcome: 'encrypted' },
      { certificate: 'expired', host: 'localhost', mode: 'verify-full', outcome: /has expired/ },
      { certificate: 'expired', host: 'localhost', mode: 'verify-ca', outcome: /has expired/ },
    ] as const)('$certificate, at $host, by $mode', async ({ certificate, host, mode, outcome }) => {
      await server.show(tls[certificate]);
      const outcomeIs = typeof outcome === 'string' ? outcome : expect.stringMatching(outcome);
      expect(await outcomeOf(url('fam', `sslmode=${mode}&sslrootcert=$ca`, host))).toEqual(outcomeIs);
      expect(await outcomeOf(url('fam', 'sslmode=require', host))).toBe('encrypted');
    });
  });

  test('sslnegotiation=direct begins with TLS, and asks nobody first', async () => {
    const first = new Promise<number | undefined>(resolve => {
      const listener = createServer(socket =>
        socket.once('data', data => {
          resolve(data[0]);
          socket.destroy();
          listener.close();
        }),
      ).listen(0, '127.0.0.1', async () => {
        const { port } = listener.address() as AddressInfo;
        await outcomeOf(url('fam', 'sslnegotiation=direct', '127.0.0.1', port));
      });
    });
    // A handshake, where a question would begin with its length.
    expect(await first).toBe(0x16);
  });

  test('a server without it is used as it is, unless more is asked for', async () => {
    expect(await outcomeOf(url('fam', 'sslmode=prefer', '127.0.0.1', bare.port))).toBe('plain');
    for (const asked of ['require', 'verify-ca&sslrootcert=$ca', 'require&channel_binding=require'])
      expect(await outcomeOf(url('fam', `sslmode=${asked}`, '127.0.0.1', bare.port))).toMatch(
        /offers no TLS/,
      );
  });

  test('a user who must come by TLS, or without, is let in as they must, where the configuration leaves it open', async () => {
    for (const options of ['', 'sslmode=allow', 'sslmode=prefer']) {
      expect(await outcomeOf(url('only', options))).toBe('encrypted');
      expect(await outcomeOf(url('never', options))).toBe('plain');
    }
    expect(await outcomeOf(url('only', 'sslmode=disable'))).toMatch(
      /lets this user in by TLS only, which the configuration rules out\. Ask for it by sslmode=require/,
    );
    expect(await outcomeOf(url('never', 'sslmode=require'))).toMatch(
      /access is denied \(pg_hba\.conf rejects/,
    );
  });

  test('a certificate of our own is shown where the server wants to see one', async () => {
    expect(await outcomeOf(url('shows', 'sslmode=require'))).toMatch(/access is denied/);
    expect(await outcomeOf(url('shows', 'sslmode=require&sslcert=$cert&sslkey=$key'))).toBe('encrypted');
  });

  test.each(['open', 'clear'])(
    'with channel_binding=require no server is believed that signs us in without it: %s',
    async user => {
      expect(await outcomeOf(url(user, 'sslmode=require'))).toBe('encrypted');
      expect(await outcomeOf(url(user, 'sslmode=require&channel_binding=require'))).toMatch(
        /signs us in without channel binding/,
      );
    },
  );
});

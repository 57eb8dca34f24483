import { readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { createTestLog } from '../../support/app.ts';
import { type Certificates, makeCertificates } from '../../support/certificates.ts';
import { startMariadb } from '../../support/own-mariadb.ts';
import { areInstalled, type OwnServer } from '../../support/own-servers.ts';
import { databaseAt } from '../../support/server-url.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** What becomes of an address: `encrypted` or `plain`, or what is said where it is refused. */
async function outcomeOf(url: string): Promise<string> {
  try {
    const engine = await openEngine(databaseAt(url), createTestLog());
    const { rows } = await sql<{ Value: string }>`show status like 'Ssl_cipher'`.execute(engine.db);
    await engine.close();
    return rows[0]?.Value === '' ? 'plain' : 'encrypted';
  } catch (error) {
    return String(error);
  }
}

describe.runIf(areInstalled('mariadbd', 'installMariadb', 'openssl'))('TLS to MySQL', () => {
  let tls: Certificates;
  let bundle: string;
  let server: OwnServer;
  let bare: OwnServer;
  const started: OwnServer[] = [];
  const url = (user: string, options = '', host = '127.0.0.1') =>
    withPaths(`mysql://${user}:geheim@${host}:${server.port}/fam?${options}`);

  beforeAll(async () => {
    const folder = await temporaryFolder(afterAll);
    tls = makeCertificates(folder);
    bundle = join(folder, 'bundle.pem');
    writeFileSync(bundle, [tls.otherCa, tls.ca].map(file => readFileSync(file, 'utf8')).join('\r\n'));
    const start = async (options: Parameters<typeof startMariadb>[0]): Promise<OwnServer> => {
      const own = await startMariadb(options);
      started.push(own);
      await own.run(['create database fam', ...['fam', 'only', 'shows'].flatMap(createUser)]);
      return own;
    };
    [server, bare] = await Promise.all([start({ tls: tls.good, authority: tls.ca }), start({})]);
    await server.run(["alter user only@'%' require ssl", "alter user shows@'%' require x509"]);
  });
  afterAll(() => Promise.all(started.map(each => each.stop())));

  function createUser(name: string): string[] {
    return [`create user ${name}@'%' identified by 'geheim'`, `grant all on fam.* to ${name}@'%'`];
  }

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
    ['ssl-mode=DISABLED', 'plain'],
    ['ssl-mode=PREFERRED', 'encrypted'],
    ['ssl-mode=REQUIRED', 'encrypted'],
    ['ssl-mode=required', 'encrypted'],
    ['ssl_mode=REQUIRED', 'encrypted'],
    ['sslMode=REQUIRED', 'encrypted'],
    ['sslmode=require', 'encrypted'],
    ['sslMode=trust', 'encrypted'],
    ['ssl=true', 'encrypted'],
    ['ssl=1', 'encrypted'],
    ['ssl=false', 'plain'],
    ['useSSL=true', 'encrypted'],
    ['useSSL=true&requireSSL=true&verifyServerCertificate=false', 'encrypted'],
    ['useSSL=false', 'plain'],
    ['tls=skip-verify', 'encrypted'],
    ['tls=preferred', 'encrypted'],
    ['sslaccept=accept_invalid_certs', 'encrypted'],
    ['ssl={"rejectUnauthorized":false}', 'encrypted'],
    ['ssl=%7B%22rejectUnauthorized%22%3Afalse%7D', 'encrypted'],
    ['ssl-mode=VERIFY_CA&ssl-ca=$ca', 'encrypted'],
    ['ssl-mode=VERIFY_IDENTITY&ssl-ca=$ca', 'encrypted'],
    // As hosters give the authorities of several years in one file.
    ['ssl-mode=VERIFY_IDENTITY&ssl-ca=$bundle', 'encrypted'],
    ['ssl-mode=VERIFY_IDENTITY&ssl-ca=$text', 'encrypted'],
    ['ssl_ca=$ca', 'encrypted'],
    ['sslaccept=strict&sslca=$ca', 'encrypted'],
    ['ssl_ca=$ca&ssl_verify_cert=true&ssl_verify_identity=true', 'encrypted'],
    ['ssl-mode=REQUIRED&ssl-ca=$other', 'encrypted'],
  ])('a server that offers it, ?%s: %s', async (options, outcome) => {
    expect(await outcomeOf(url('fam', options))).toBe(outcome);
  });

  test.each([
    'ssl-mode=VERIFY_CA&ssl-ca=$other',
    'ssl-mode=VERIFY_IDENTITY&ssl-ca=$other',
    'ssl-mode=VERIFY_IDENTITY',
    'ssl-ca=$other',
    'ssl=true&ssl-ca=$other',
    'sslaccept=strict',
    'tls=true',
    'ssl={"rejectUnauthorized":true}',
    'ssl={}',
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
      { certificate: 'byName', host: 'localhost', mode: 'VERIFY_IDENTITY', outcome: 'encrypted' },
      { certificate: 'byName', host: '127.0.0.1', mode: 'VERIFY_IDENTITY', outcome: /not for this host/ },
      { certificate: 'byName', host: '127.0.0.1', mode: 'VERIFY_CA', outcome: 'encrypted' },
      { certificate: 'elsewhere', host: 'localhost', mode: 'VERIFY_IDENTITY', outcome: /not for this host/ },
      { certificate: 'elsewhere', host: 'localhost', mode: 'VERIFY_CA', outcome: 'encrypted' },
      { certificate: 'expired', host: 'localhost', mode: 'VERIFY_IDENTITY', outcome: /has expired/ },
      { certificate: 'expired', host: 'localhost', mode: 'VERIFY_CA', outcome: /has expired/ },
    ] as const)('$certificate, at $host, by $mode', async ({ certificate, host, mode, outcome }) => {
      await server.show(tls[certificate]);
      const outcomeIs = typeof outcome === 'string' ? outcome : expect.stringMatching(outcome);
      expect(await outcomeOf(url('fam', `ssl-mode=${mode}&ssl-ca=$ca`, host))).toEqual(outcomeIs);
      expect(await outcomeOf(url('fam', 'ssl-mode=REQUIRED', host))).toBe('encrypted');
    });
  });

  test('a server without it is used as it is, unless more is asked for', async () => {
    const address = `mysql://fam:geheim@127.0.0.1:${bare.port}/fam?ssl-mode=`;
    expect(await outcomeOf(`${address}PREFERRED`)).toBe('plain');
    for (const asked of ['REQUIRED', `VERIFY_CA&ssl-ca=${tls.ca}`])
      expect(await outcomeOf(address + asked)).toMatch(/offers no TLS/);
  });

  test('a user who must come by TLS is let in without a word of it, and that is named where it is ruled out', async () => {
    expect(await outcomeOf(url('only'))).toBe('encrypted');
    expect(await outcomeOf(url('only', 'ssl-mode=DISABLED'))).toMatch(
      /lets this user in by TLS only, which the configuration rules out\. Ask for it by DATABASE_SSL_MODE=require/,
    );
    const wrong = url('only', 'ssl-mode=DISABLED').replace('geheim', 'falsch');
    expect(await outcomeOf(wrong)).toMatch(/access is denied/);
  });

  test('a password that is wrong is not shown again without TLS', async () => {
    const wrong = url('fam', 'ssl-mode=PREFERRED').replace('geheim', 'falsch');
    const countFailures = async (): Promise<number> => {
      const connection = await createConnection({ socketPath: `${server.folder}/mysqld.sock`, user: 'root' });
      const [rows] = await connection.query("show global status like 'Access_denied_errors'");
      await connection.end();
      return Number((rows as { Value: string }[])[0]?.Value);
    };
    const before = await countFailures();
    expect(await outcomeOf(wrong)).toMatch(/access is denied/);
    expect((await countFailures()) - before).toBe(1);
  });

  test('a certificate of our own is shown where the server wants to see one', async () => {
    expect(await outcomeOf(url('shows', 'ssl-mode=REQUIRED'))).toMatch(/access is denied/);
    expect(await outcomeOf(url('shows', 'ssl-mode=REQUIRED&ssl-cert=$cert&ssl-key=$key'))).toBe('encrypted');
  });

  test('a server that takes nobody without it', async () => {
    await server.run(['set global require_secure_transport = on']);
    onTestFinished(() => server.run(['set global require_secure_transport = off']));
    expect(await outcomeOf(url('fam', 'ssl-mode=REQUIRED'))).toBe('encrypted');
    expect(await outcomeOf(url('fam'))).toBe('encrypted');
    expect(await outcomeOf(url('fam', 'ssl-mode=DISABLED'))).toMatch(/lets this user in by TLS only/);
    expect(await outcomeOf(url('fam', `socket=${server.folder}/mysqld.sock`))).toBe('plain');
  });

  test('a file of an authority that is not there, or not PEM, is named', async () => {
    expect(await outcomeOf(url('fam', 'ssl-ca=/nowhere/ca.pem'))).toMatch(
      /can't be opened: the file \/nowhere\/ca\.pem with the authority for TLS can't be read: ENOENT/,
    );
    const odd = join(server.folder, 'ca.crt');
    await writeFile(odd, Buffer.from([0x30, 0x82]));
    expect(await outcomeOf(url('fam', `ssl-ca=${odd}`))).toMatch(/is not in PEM\. Convert it: openssl x509/);
    expect(await outcomeOf(url('fam', 'ssl-ca=$key'))).toMatch(/is not in PEM/);
  });

  test('a key that is not the certificate’s is named, and not left to the library', async () => {
    const options = `ssl-cert=$cert&ssl-key=${tls.good.key}`;
    expect(await outcomeOf(url('fam', options))).toMatch(
      /the key must be that of the certificate, and not be encrypted/,
    );
  });
});

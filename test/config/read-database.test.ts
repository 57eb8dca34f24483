import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Settings = Readonly<Record<string, string>>;

const least = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
  SERVICE_PHONES: '+49 30 23125 001',
};

function read(settings: Settings): {
  database: DatabaseConfig;
  warnings: readonly string[];
} {
  const result = readConfig({ ...least, ...settings });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return { database: result.config.database, warnings: result.warnings };
}

function databaseOf(url: string, more: Settings = {}): DatabaseConfig {
  return read({ DATABASE_URL: url, ...more }).database;
}

function problemOf(settings: Settings): string {
  const result = readConfig({ ...least, ...settings });
  return result.ok ? 'none' : result.problems.join('\n');
}

const noFiles = { ca: null, cert: null, key: null };

describe('where a database is', () => {
  test.each<[string, Partial<DatabaseConfig>]>([
    ['mysql://u:p@[::1]/x', { host: '::1', port: 3306 }],
    ['mysql://u:p@[2001:db8::10]:3307/x', { host: '2001:db8::10', port: 3307 }],
    ['mysql://u:p@[fe80::1%25eth0]/x', { host: 'fe80::1%eth0' }],
    ['postgres://u:p@[::1]:5433/x', { host: '::1', port: 5433 }],
    ['MYSQL://u:p@db/x', { kind: 'mysql', host: 'db' }],
    ['mariadb://u:p@db_1/x', { kind: 'mysql', host: 'db_1' }],
    ['postgresql://u:p@db/x', { kind: 'postgres', port: 5432 }],
    ['mysql://u:p@datenbank-köln.example:/x', { host: 'datenbank-köln.example', port: 3306 }],
    ['mysql://u:p@db/kundenb%C3%BCro', { database: 'kundenbüro' }],
    ['postgres:///x?host=/var/run/postgresql', { host: '/var/run/postgresql', port: 5432, user: '' }],
    ['postgres://u@/x?host=/var/run/postgresql&port=5433', { host: '/var/run/postgresql', port: 5433 }],
    ['postgres://u@%2Fvar%2Frun%2Fpostgresql:5433/x', { host: '/var/run/postgresql', port: 5433 }],
    ['postgres://u@localhost/x?host=/cloudsql/a:b:c', { host: '/cloudsql/a:b:c' }],
    ['postgres://u@/x?host=/tmp/.s.PGSQL.5433', { host: '/tmp', port: 5433 }],
    ['postgres://db/?dbname=x&user=u&password=p%26q', { database: 'x', user: 'u', password: 'p&q' }],
    ['mysql://u@localhost/x?socketPath=/run/mysqld/mysqld.sock', { host: '/run/mysqld/mysqld.sock' }],
    ['mysql://u@localhost/x?socket=/run/mysqld/mysqld.sock', { host: '/run/mysqld/mysqld.sock' }],
    ['mysql://u:p@/x?unix_socket=/cloudsql/a:b:c', { host: '/cloudsql/a:b:c' }],
    ['mysql://u@%2Frun%2Fmysqld%2Fmysqld.sock/x', { host: '/run/mysqld/mysqld.sock' }],
    ['postgres://localhost/x', { user: '' }],
    ['postgres://u:p@db/x?options=-c%20search_path%3Dcalls', { options: '-c search_path=calls' }],
    ['postgres://u:p@db/x?application_name=familiar', { applicationName: 'familiar' }],
    ['postgres://u:p@db/x?pgbouncer=true', { isPooled: true }],
    [
      'postgres://u:p@db/x?sslnegotiation=direct',
      { isTlsDirect: true, tls: { mode: 'require', ...noFiles } },
    ],
  ])('%s', (url, want) => {
    expect(databaseOf(url)).toMatchObject(want);
  });

  test.each([
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['/run/mysqld/mysqld.sock', '/run/mysqld/mysqld.sock'],
  ])('DATABASE_HOST=%s', (given, host) => {
    const { database } = read({ DATABASE_HOST: given, DATABASE_NAME: 'x', DATABASE_USERNAME: 'u' });
    expect(database).toMatchObject({ kind: 'mysql', host });
  });
});

describe('a password may hold any character', () => {
  const odd = ' p@ss:w/ö?r#d%20&+"\\\' ';

  test('beside an address that holds none, with the user too', () => {
    expect(databaseOf('mysql://fam@db/x', { DATABASE_PASSWORD: odd })).toMatchObject({ password: odd });
    expect(databaseOf('postgres://fam@db/x', { DATABASE_PASSWORD: odd })).toMatchObject({ password: odd });
    const beside = { DATABASE_USERNAME: 'fam@server', DATABASE_PASSWORT: odd };
    expect(databaseOf('postgres://db/x', beside)).toMatchObject({ user: 'fam@server', password: odd });
  });

  test('the user may be PostgreSQL’s own, as for psql', () => {
    expect(databaseOf('postgres://db/x', { PGUSER: 'fam' })).toMatchObject({ user: 'fam' });
    expect(databaseOf('postgres://a@db/x', { PGUSER: 'fam' })).toMatchObject({ user: 'a' });
  });

  test('percent-encoded in an address', () => {
    expect(databaseOf(`mysql://fam:${encodeURIComponent(odd)}@db/x`)).toMatchObject({ password: odd });
  });

  test.each([
    ['p@ss', 'p@ss'],
    ['a:b:c', 'a:b:c'],
    ['päss wört', 'päss wört'],
    ['a+b&c=d', 'a+b&c=d'],
    ['', ''],
  ])('%j as it is, where that leaves no doubt', (written, password) => {
    expect(databaseOf(`mysql://fam:${written}@db/x`)).toMatchObject({ user: 'fam', password });
    expect(databaseOf(`postgres://fam:${written}@db/x`)).toMatchObject({ user: 'fam', password });
  });

  test('from a file, without the end of its line', async () => {
    const file = join(await temporaryFolder(), 'password');
    await writeFile(file, `${odd}\r\n`);
    expect(databaseOf('mysql://fam@db/x', { DATABASE_PASSWORD_FILE: file })).toMatchObject({ password: odd });
    expect(problemOf({ DATABASE_URL: 'mysql://fam@db/x', DATABASE_PASSWORD_FILE: `${file}.gone` })).toMatch(
      /^DATABASE_PASSWORD_FILE is ".*gone": name a file that this user may read \(ENOENT.*\)\.$/,
    );
    const both = { DATABASE_PASSWORD_FILE: file, DATABASE_PASSWORD: 'x' };
    expect(problemOf({ DATABASE_URL: 'mysql://fam@db/x', ...both })).toMatch(/both give the password/);
  });

  test('the password of an address counts, and the other one is said to be idle', () => {
    const { database, warnings } = read({ DATABASE_URL: 'mysql://a:b@db/x', DATABASE_PASSWORD: 'c' });
    expect(database).toMatchObject({ password: 'b' });
    expect(warnings).toEqual([
      'DATABASE_PASSWORD has no effect, because DATABASE_URL says otherwise; remove it from one of them.',
    ]);
    const same = {
      DATABASE_NAME: 'x',
      DATABASE_USERNAME: 'a',
      DATABASE_PASSWORD: 'b',
      DATABASE_PORT: '3306',
    };
    expect(read({ DATABASE_URL: 'mysql://a:b@db/x', ...same }).warnings).toEqual([]);
  });
});

describe('what can be read in two ways, or in none, is refused, and nothing of it is shown', () => {
  test.each([
    'mysql://fam:w%rd@127.0.0.1/x',
    'mysql://fam:Sonne%zz@db/x',
    'mysql://fam:Sonne%E4@db/x',
    'postgres://fam:Sonne@Strand/x@db:5432/fam',
    'postgres://fam:Son/ne@db/x',
    'postgres://fam:Son?ne@db/x',
    'postgres://fam:Son#ne@db/x',
    'mysql://fam:12?34@db/x',
    'mysql://fam:12/34@db/x',
    'mysql://fam:12#34@db/x',
    'mysql://fam:Sonne',
    'mysql://fam:Sonne/x',
    'mysql://fam:12345/x',
    'postgres://fam:12345/x',
    'mysql://fam:Sonne@db:Strand/x',
    'mysql://fam:Sonne@db:99999/x',
    'mysql://fam:Sonne@db:0/x',
    'mysql://fam:Sonne@::1/x',
    'mysql://fam:Sonne@2001:db8::1:3306/x',
    'mysql://fam:Sonne@[Strand]/x',
    'mysql://fam:Sonne@[::1/x',
    'mysql://fam:Sonne@a,b/x',
    'postgres://fam:Sonne@a:5432,b:5432/x',
    'postgres://fam:Sonne@/x?host=a,b',
    'mysql://fam:Sonne@db/x/Strand',
    'mysql://fam:Sonne@db\\Strand/x',
    'mysql://fam:Sonne@db/x?Strand',
    'mysql://fam:Sonne@db/x?ssl-mode=REQUIRED&ssl-mode=DISABLED',
    'mysql://fam:Sonne@db/x?socket=Strand',
    'mysql://fam:Sonne@db/x?charset=latin1',
    'mysql://fam:Sonne@/x',
    'mysql://fam:Sonne@db',
    'mysql://fam:Sonne@db/',
    'postgres:///x',
    'postgres://fam:Sonne@db/x?port=Strand',
    'postgres://fam:Sonne@db/x?host=',
    'mysql://fam:Son\tne@db/x',
    'mysql:/fam:Sonne@db/x',
    'jdbc:mysql://db/x?user=fam&password=Sonne',
    'postgresql+psycopg2://fam:Sonne@db/x',
    'host=db user=fam password=Sonne dbname=x',
    'fam:Sonne@tcp(db:3306)/x',
    'sqlite:',
    'sqlite://data/Sonne.db',
    'sqlite:./Sonne.db?mode=ro',
  ])('%j', url => {
    const problem = problemOf({ DATABASE_URL: url });
    expect(problem).toMatch(/^DATABASE_URL is \(hidden\): .+\.$/);
    expect(problem).not.toMatch(/Sonne|Strand|Son|12345|34|zz|w%rd|99999/);
    expect(problem.replace(/^.*?: /, '')).not.toContain('fam:');
  });

  test('and what to do instead is said', () => {
    expect(problemOf({ DATABASE_URL: 'mysql://fam:a/b@db/x' })).toMatch(
      /write @ as %40, : as %3A, \/ as %2F, \? as %3F, # as %23 and % as %25; or leave the password out of the address and put it as it is into DATABASE_PASSWORD\.$/,
    );
    expect(problemOf({ DATABASE_URL: 'mysql://fam:a@::1/x' })).toMatch(/write an IPv6 address in brackets/);
    expect(problemOf({ DATABASE_URL: 'mysql://db/x' })).toMatch(
      /it names no user; write user:password@ before the host, or set DATABASE_USERNAME\.$/,
    );
  });

  test.each(['user:geheim@db', 'mysql://db', 'db:3307', 'db,db2', 'localhost:/run/mysqld.sock'])(
    'DATABASE_HOST=%s',
    host => {
      const problem = problemOf({ DATABASE_HOST: host, DATABASE_NAME: 'x', DATABASE_USERNAME: 'u' });
      expect(problem).toMatch(/^DATABASE_HOST is .*: give (one host|the host alone)/);
      expect(problem).not.toContain('geheim');
    },
  );
});

describe('options of an address', () => {
  test('one that nobody knows is refused with its name and those that are known', () => {
    expect(problemOf({ DATABASE_URL: 'mysql://a:b@db/x?ssl-mod=REQUIRED' })).toBe(
      'DATABASE_URL is (hidden): its option ssl-mod is none that Familiar knows; remove it, or use ssl-mode, ssl-ca, ssl-cert, ssl-key, socket.',
    );
    expect(problemOf({ DATABASE_URL: 'postgres://a:b@db/x?ssl-mode=require' })).toMatch(
      /its option ssl-mode is none that Familiar knows; remove it, or use sslmode, sslrootcert, sslcert, sslkey, host,/,
    );
  });

  test.each([
    [
      'mysql://a:b@db/x?ssl-mode=REQUIERED',
      /its option ssl-mode takes disabled, preferred, required, verify_ca/,
    ],
    ['mysql://a:b@db/x?ssl=Amazon%20RDS', /its option ssl takes true, false or/],
    ['mysql://a:b@db/x?ssl={"ca":"x"}', /its option ssl takes/],
    ['mysql://a:b@db/x?sslcert=ca.pem', /name the authority with ssl-ca, our own certificate with ssl-cert/],
    ['mysql://a:b@db/x?ssl-crl=x', /its option ssl-crl is none/],
    ['mysql://a:b@db/x?constructor=x', /its option constructor is none/],
    [
      'postgres://a:b@db/x?sslmode=required',
      /its option sslmode takes disable, allow, prefer, require, verify-ca/,
    ],
    ['postgres://a:b@db/x?sslmode=', /its option sslmode takes/],
    ['postgres://a:b@db/x?sslmode=constructor', /its option sslmode takes/],
    ['postgres://a:b@db/x?sslcrl=x', /its option sslcrl is none/],
    ['postgres://a:b@db/x?gssencmode=require', /its option gssencmode takes disable, prefer/],
    ['postgres://a:b@db/x?target_session_attrs=standby', /takes any, read-write, primary/],
    ['postgres://a:b@db/x?client_encoding=LATIN1', /its option client_encoding takes utf8/],
    [
      'postgres://a:b@db/x?schema=calls',
      /takes public alone; for another schema, ALTER ROLE … SET search_path/,
    ],
    ['postgres://a:b@db/x?search_path=calls', /takes public alone/],
    ['postgres://a:b@db/x?sslca=ca.pem', /its option sslca is none.*sslrootcert/],
    ['postgres://a:[YOUR-PASSWORD]@db/x', /put the password in the place of what the hoster wrote there/],
    ['mysql://a:b@db/x?ssl={"minVersion":"TLSv1.3"}', /its option ssl takes/],
    ['postgres://a:b@db/x?sslmode=verify-ca', /name the authority that is to be trusted/],
    ['mysql://a:b@db/x?ssl-mode=VERIFY_CA', /name the authority that is to be trusted/],
    ['postgres://a:b@db/x?sslmode=require&sslrootcert=system', /only where the host is checked too/],
    ['postgres://a:b@db/x?sslmode=require&sslcert=c.pem', /belong together/],
    ['mysql://a:b@db/x?useSSL=false&ssl-mode=REQUIRED', /useSSL wants no TLS, and ssl-mode wants it/],
    [
      'postgres://a:b@db/x?sslmode=disable&channel_binding=require',
      /channel_binding=require and sslnegotiation=direct need TLS/,
    ],
    ['postgres://a:b@db/x?sslmode=disable&sslnegotiation=direct', /sslnegotiation=direct need TLS/],
    [
      'postgres://a@/x?host=/tmp&channel_binding=require',
      /channel_binding=require and sslnegotiation=direct need TLS/,
    ],
  ])('%s', (url, says) => {
    expect(problemOf({ DATABASE_URL: url })).toMatch(says);
  });

  test('those of other programs that Familiar can do without are named, and nothing else happens', () => {
    const { database, warnings } = read({
      DATABASE_URL:
        'postgres://a:b@db/x?sslmode=require&pgbouncer=true&connection_limit=1&supa=base-pooler.x',
    });
    expect(database).toMatchObject({ isPooled: true, tls: { mode: 'require', ...noFiles } });
    expect(warnings).toEqual([
      'The option connection_limit of the database’s address has no effect on Familiar.',
      'The option supa of the database’s address has no effect on Familiar.',
    ]);
    expect(
      read({ DATABASE_URL: 'mysql://a:b@db/x?serverTimezone=UTC&useUnicode=true&charset=utf8mb4' }).warnings,
    ).toEqual([
      'The option serverTimezone of the database’s address has no effect on Familiar.',
      'The option useUnicode of the database’s address has no effect on Familiar.',
    ]);
  });
});

describe('addresses as hosters give them', () => {
  test.each<[string, string, object]>([
    [
      'Neon',
      'postgresql://alex:abc@ep-cool-1234-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
      { channelBinding: 'require', tls: { mode: 'require' } },
    ],
    [
      'Supabase',
      'postgres://postgres.abcdefgh:abc@aws-0-eu-central-1.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1',
      { user: 'postgres.abcdefgh', port: 6543, isPooled: true },
    ],
    [
      'DigitalOcean',
      'postgresql://doadmin:abc@db-1-do-user-2-0.b.db.ondigitalocean.com:25060/defaultdb?sslmode=require',
      { port: 25060, tls: { mode: 'require' } },
    ],
    [
      'DigitalOcean',
      'mysql://doadmin:abc@db-1-do-user-2-0.b.db.ondigitalocean.com:25060/defaultdb?ssl-mode=REQUIRED',
      { port: 25060, tls: { mode: 'require' } },
    ],
    [
      'PlanetScale',
      'mysql://abc:pscale_pw_abc@aws.connect.psdb.cloud/calls?sslaccept=strict',
      { tls: { mode: 'verify-full' } },
    ],
    [
      'PlanetScale',
      'mysql://abc:pscale_pw_abc@aws.connect.psdb.cloud/calls?ssl={"rejectUnauthorized":true}',
      { tls: { mode: 'verify-full' } },
    ],
    [
      'TiDB Cloud',
      'mysql://abc.root:abc@gateway01.eu-central-1.prod.aws.tidbcloud.com:4000/calls?ssl={"minVersion":"TLSv1.2","rejectUnauthorized":true}',
      { port: 4000, user: 'abc.root', tls: { mode: 'verify-full' } },
    ],
    [
      'Heroku',
      'postgres://u:p@ec2-1.eu-west-1.compute.amazonaws.com:5432/d?sslrootcert=/etc/ssl/certs/ca-certificates.crt&sslmode=verify-full',
      { tls: { mode: 'verify-full', ca: '/etc/ssl/certs/ca-certificates.crt' } },
    ],
    [
      'Azure',
      'mysql://fam:abc@calls.mysql.database.azure.com:3306/calls?useSSL=true&requireSSL=true&verifyServerCertificate=true&ssl-ca=/etc/ssl/azure.pem',
      { tls: { mode: 'verify-ca', ca: '/etc/ssl/azure.pem' } },
    ],
    [
      'Amazon',
      'postgres://fam:abc@calls.abc.eu-central-1.rds.amazonaws.com:5432/calls?sslmode=verify-full&sslrootcert=/etc/ssl/global-bundle.pem',
      { tls: { mode: 'verify-full', ca: '/etc/ssl/global-bundle.pem' } },
    ],
  ])('%s: %s', (_, url, want) => {
    expect(databaseOf(url)).toMatchObject(want);
  });
});

test.each<[Settings]>([
  [{ DATABASE_NAME: 'calls', DATABASE_USERNAME: 'u', DATABASE_PASSWORD: 'x' }],
  [{ DATABASE_NAME: 'calls' }],
  [{ DATABASE_USERNAME: 'u', DATABASE_HOST: '' }],
])('a server without its host is asked for, and no file taken in its place: %o', settings => {
  expect(problemOf(settings)).toMatch(/^DATABASE_HOST is not set: give the host of the database/);
});

describe('TLS by settings', () => {
  const host = { DATABASE_HOST: 'db', DATABASE_NAME: 'x', DATABASE_USERNAME: 'u' };

  test.each<[Settings, object | undefined]>([
    [host, undefined],
    [
      { ...host, DATABASE_SSL_MODE: 'VERIFY_IDENTITY' },
      { mode: 'verify-full', ...noFiles },
    ],
    [
      { ...host, DATABASE_SSL_MODE: 'verify-full' },
      { mode: 'verify-full', ...noFiles },
    ],
    [
      { ...host, DATABASE_SSL_MODE: 'required' },
      { mode: 'require', ...noFiles },
    ],
    [
      { ...host, DATABASE_SSL_CA: 'ca.pem' },
      { mode: 'verify-ca', ...noFiles, ca: 'ca.pem' },
    ],
    [
      { DATABASE_URL: 'postgres://a:b@db/x', DATABASE_SSL_CA: 'ca.pem' },
      { mode: 'verify-full', ...noFiles, ca: 'ca.pem' },
    ],
    [
      { DATABASE_URL: 'postgres://a:b@db/x', DATABASE_SSL_MODE: 'require', DATABASE_SSL_CA: 'ca.pem' },
      { mode: 'verify-ca', ...noFiles, ca: 'ca.pem' },
    ],
    [
      { DATABASE_URL: 'postgres://a:b@db/x?sslmode=require', DATABASE_SSL_MODE: 'verify-full' },
      { mode: 'verify-full', ...noFiles },
    ],
    [
      { DATABASE_URL: 'postgres://a:b@db/x', PGSSLMODE: 'no-verify' },
      { mode: 'require', ...noFiles },
    ],
    [
      { DATABASE_URL: 'postgres://a:b@db/x?sslmode=verify-full', PGSSLMODE: 'disable' },
      { mode: 'verify-full', ...noFiles },
    ],
    [{ ...host, PGSSLMODE: 'require' }, undefined],
  ])('%j', (settings, tls) => {
    const { database } = read(settings);
    expect('tls' in database ? database.tls : undefined).toEqual(tls);
  });

  test('what can’t be meant is refused', () => {
    expect(problemOf({ ...host, DATABASE_SSL_MODE: 'yes' })).toMatch(
      /^DATABASE_SSL_MODE is "yes": give one of disable/,
    );
    expect(problemOf({ ...host, DATABASE_SSL_MODE: 'VERIFY_CA' })).toMatch(
      /name the authority that is to be trusted/,
    );
    expect(
      problemOf({ DATABASE_URL: 'postgres://a:b@db/x?sslmode=disable', DATABASE_SSL_MODE: 'require' }),
    ).toMatch(/sslmode wants no TLS, and DATABASE_SSL_MODE wants it/);
  });

  test('what has no effect is said', () => {
    const leftOver = { DATABASE_URL: 'sqlite:./a.db', DATABASE_NAME: 'calls', DATABASE_PASSWORD: 'x' };
    expect(read(leftOver).warnings).toEqual([
      'DATABASE_NAME, DATABASE_PASSWORD have no effect on SQLite, which is a file on this computer.',
    ]);
    expect(read({ DATABASE_SSL_MODE: 'require' }).warnings).toEqual([
      'DATABASE_SSL_… has no effect on SQLite, which is a file on this computer.',
    ]);
    expect(read({ ...host, DATABASE_SSL_MODE: 'REQUIRED', DATABASE_SSL_CA: 'ca.pem' }).warnings).toEqual([
      'An authority is named for TLS, but its mode checks no certificate. VERIFY_CA or VERIFY_IDENTITY does.',
    ]);
    expect(read({ ...host, DATABASE_SSL_MODE: 'disable', DATABASE_SSL_CA: 'ca.pem' }).warnings).toHaveLength(
      1,
    );
  });
});

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import type { DatabaseConfig, DatabaseKind } from '../../src/store/database/database-config.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';

/** A database of a test's own. */
export interface TestDatabase {
  readonly config: DatabaseConfig;
  /** Runs a statement in it, beside Familiar. */
  query(statement: string): Promise<void>;
  drop(): Promise<void>;
}

/** A kind of database on which tests run. */
export interface TestServer {
  readonly kind: DatabaseKind;
  /** Makes an empty database with a name of its own. */
  create(): Promise<TestDatabase>;
}

const mysqlUrl = new URL(process.env['TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306');
const postgresUrl = new URL(process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432');

const servers: readonly TestServer[] = [
  { kind: 'sqlite', create: createSqlite },
  { kind: 'mysql', create: createMysql },
  { kind: 'postgres', create: createPostgres },
];

/**
 * The databases to test on: those named in DATABASES (`sqlite,postgres`), or all. One that can't be reached is left
 * out with a line on standard error; with REQUIRE_DATABASES=1 it is an error.
 */
export async function reachableServers(): Promise<readonly TestServer[]> {
  const wanted = process.env['DATABASES']?.split(',');
  const reachable: TestServer[] = [];
  for (const server of servers.filter(({ kind }) => wanted?.includes(kind) ?? true)) {
    const problem = await problemOf(server);
    if (problem === null) reachable.push(server);
    else if (process.env['REQUIRE_DATABASES'] === '1') throw problem;
    else process.stderr.write(`SKIPPED on ${server.kind}, which can't be reached: ${problem.message}\n`);
  }
  return reachable;
}

async function problemOf(server: TestServer): Promise<Error | null> {
  try {
    const database = await server.create();
    await database.drop();
    return null;
  } catch (error) {
    return new Error(`${server.kind}: ${String(error)}`, { cause: error });
  }
}

async function createSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar_test_'));
  const file = join(folder, 'familiar.db');
  return {
    config: { kind: 'sqlite', file },
    async query(statement) {
      // The same library as the store's: file locks do not tell apart two libraries in one process.
      const database = await openDatabase(file);
      database.exec(statement);
      database.close();
    },
    drop: () => rm(folder, { recursive: true }),
  };
}

async function createMysql(): Promise<TestDatabase> {
  const name = randomName();
  const login = {
    host: mysqlUrl.hostname,
    port: Number(mysqlUrl.port || 3306),
    user: decodeURIComponent(mysqlUrl.username),
    password: decodeURIComponent(mysqlUrl.password),
  };
  await onMysql(login, `create database ${name}`);
  return {
    config: { kind: 'mysql', ...login, database: name, timezone: 'Z' },
    query: statement => onMysql({ ...login, database: name }, statement),
    drop: () => onMysql(login, `drop database ${name}`),
  };
}

async function onMysql(login: Parameters<typeof createConnection>[0], statement: string): Promise<void> {
  const connection = await createConnection(login);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

async function createPostgres(): Promise<TestDatabase> {
  const name = randomName();
  const connectionString = new URL(name, postgresUrl).href;
  await onPostgres(postgresUrl.href, `create database ${name}`);
  const { hostname: host, port, username: user, password } = postgresUrl;
  return {
    config: {
      kind: 'postgres',
      host,
      port: Number(port || 5432),
      database: name,
      user: decodeURIComponent(user),
      password: decodeURIComponent(password),
    },
    query: statement => onPostgres(connectionString, statement),
    drop: () => onPostgres(postgresUrl.href, `drop database ${name} with (force)`),
  };
}

async function onPostgres(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function randomName(): string {
  return `familiar_test_${randomBytes(6).toString('hex')}`;
}

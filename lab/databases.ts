import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import type { DatabaseKind } from '../src/store/database/database-config.ts';
import { openDatabase } from '../src/store/sqlite/open-database.ts';

/** An entry of the journal, as far as it matters here. */
export interface JournalRow {
  readonly call_id: string;
  readonly event: string;
}

/** A database of an experiment's own. */
export interface LabDatabase {
  readonly kind: DatabaseKind;
  /** What Familiar gets as DATABASE_URL. */
  readonly url: URL;
  /** The journal's entries, read directly from the database. */
  journal(): Promise<readonly JournalRow[]>;
  drop(): Promise<void>;
}

const selectJournal = 'select call_id, event from familiar_journal';

const mysqlUrl = new URL(process.env['TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306');
const postgresUrl = new URL(process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432');

/** Makes an empty database. Rejects if its server can't be reached. */
export function createDatabase(kind: DatabaseKind, folder: string): Promise<LabDatabase> {
  switch (kind) {
    case 'sqlite':
      return createSqlite(folder);
    case 'mysql':
      return createMysql(mysqlUrl);
    case 'postgres':
      return createPostgres(postgresUrl);
  }
}

/** Makes an empty database on this server. */
export function createDatabaseAt(server: URL): Promise<LabDatabase> {
  return isMysql(server) ? createMysql(server) : createPostgres(server);
}

/** Whether the server answers within a few seconds. */
export async function answers(server: URL): Promise<boolean> {
  try {
    await (isMysql(server) ? onMysql(server, 'select 1') : onPostgres(server, 'select 1'));
    return true;
  } catch {
    return false;
  }
}

function isMysql({ protocol }: URL): boolean {
  return protocol === 'mysql:';
}

/** The file is in this folder, and goes with it. */
export async function createSqlite(folder: string): Promise<LabDatabase> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'familiar.db');
  return {
    kind: 'sqlite',
    url: new URL(`sqlite:${file}`),
    async journal() {
      const database = await openDatabase(file);
      try {
        database.exec('pragma busy_timeout = 5000');
        return database.prepare(selectJournal).all() as unknown as JournalRow[];
      } finally {
        database.close();
      }
    },
    drop: async () => {},
  };
}

async function createMysql(server: URL): Promise<LabDatabase> {
  const name = randomName();
  const url = new URL(name, withSlash(server));
  await onMysql(server, `create database ${name}`);
  return {
    ...mysqlDatabaseAt(url),
    drop: async () => void (await onMysql(server, `drop database ${name}`)),
  };
}

/** A database that is there already, and stays. */
export function mysqlDatabaseAt(url: URL): LabDatabase {
  return { kind: 'mysql', url, journal: () => onMysql(url, selectJournal), drop: async () => {} };
}

async function onMysql(url: URL, statement: string): Promise<readonly JournalRow[]> {
  const connection = await createConnection(url.href);
  try {
    const [rows] = await connection.query(statement);
    return Array.isArray(rows) ? (rows as unknown as JournalRow[]) : [];
  } finally {
    await connection.end();
  }
}

async function createPostgres(server: URL): Promise<LabDatabase> {
  const name = randomName();
  const url = new URL(name, withSlash(server));
  await onPostgres(server, `create database ${name}`);
  return {
    kind: 'postgres',
    url,
    journal: () => onPostgres(url, selectJournal),
    drop: async () => void (await onPostgres(server, `drop database ${name} with (force)`)),
  };
}

async function onPostgres(url: URL, statement: string): Promise<readonly JournalRow[]> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<JournalRow>(statement)).rows;
  } finally {
    await client.end();
  }
}

function withSlash(url: URL): URL {
  return url.pathname === '' ? new URL('/', url.href) : url;
}

function randomName(): string {
  return `familiar_chaos_${randomBytes(6).toString('hex')}`;
}

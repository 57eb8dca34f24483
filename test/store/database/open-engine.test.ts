import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseConfig } from '../../../src/store/database/database-config.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { reachableServers } from '../../support/databases.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function problemWith(config: DatabaseConfig): Promise<string> {
  const engine = await openEngine(config, silent).catch((error: unknown) => error);
  return String(engine);
}

describe('where nobody listens', () => {
  let port: number;
  beforeAll(async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    server.close();
    await once(server, 'close');
  });

  test('MySQL is named with host, port, database and user, but never the password', async () => {
    const login = { database: 'calls', user: 'anna', password: 'secret', timezone: 'Z' };
    expect(await problemWith({ kind: 'mysql', host: '127.0.0.1', port, ...login })).toBe(
      `StoreError: The MySQL database calls at 127.0.0.1:${port} as user anna can't be opened: ` +
        'nothing answers there (ECONNREFUSED). Check DATABASE_HOST and DATABASE_PORT, and that it runs.',
    );
  });

  test('PostgreSQL is named with host, port, database and user, but never the password', async () => {
    const login = { database: 'calls', user: 'anna', password: 'secret' };
    expect(await problemWith({ kind: 'postgres', host: '127.0.0.1', port, ...login })).toBe(
      `StoreError: The PostgreSQL database calls at 127.0.0.1:${port} as user anna can't be opened: ` +
        'nothing answers there (ECONNREFUSED). Check DATABASE_URL, and that the server runs.',
    );
  });
});

const remedies = [
  {
    kind: 'mysql',
    remedy:
      /^StoreError: The MySQL database (familiar_test_\w+) at \S+ as user \w+ can't be opened: it does not exist\. Create it: CREATE DATABASE `\1` CHARACTER SET utf8mb4;$/,
  },
  {
    kind: 'postgres',
    remedy:
      /^StoreError: The PostgreSQL database familiar_test_\w+ at \S+ as user \w* can't be opened: it does not exist\. Create it with createdb, or correct DATABASE_URL\.$/,
  },
] as const;

const servers = await reachableServers();

for (const { kind, remedy } of remedies) {
  for (const server of servers.filter(each => each.kind === kind)) {
    test(`a ${kind} database that does not exist is named with what to do about it`, async () => {
      const database = await server.create();
      await database.drop();
      expect(await problemWith(database.config)).toMatch(remedy);
    });
  }
}

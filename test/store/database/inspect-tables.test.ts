import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectTables, openEngine } from '../../../src/store/database/open-engine.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';

describe.each(await reachableServers())(
  'on $kind, what a database holds beside this program',
  ({ kind, create }) => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await create();
    });
    afterAll(() => database.drop());

    test('is told from missing over current and newer to older, and nothing is changed by asking', async () => {
      const { config, query } = database;
      const asked = (): Promise<string> => inspectTables(config);
      expect(await asked()).toBe('missing');
      expect(await asked()).toBe('missing');
      if (config.kind === 'sqlite') expect(existsSync(config.file)).toBe(false);
      const engine = await openEngine(config, createTestLog(), true);
      // The service may be running.
      expect(await asked()).toBe('current');
      await engine.close();
      await query(
        "insert into familiar_migration (name, timestamp) values ('9999-of-tomorrow', '2027-01-01')",
      );
      expect([kind, await asked()]).toEqual([kind, 'newer']);
      await query("delete from familiar_migration where name in ('9999-of-tomorrow', '0011-day-sum-tables')");
      expect(await asked()).toBe('older');
      expect(await asked()).toBe('older');
    });
  },
);

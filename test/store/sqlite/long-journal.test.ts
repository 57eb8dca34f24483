import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anna } from '../entries.ts';

test('a long journal is looked through for a caller in pieces, between which calls are taken', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const log = createTestLog();
  const options = { learning: defaultLearning, halfLifeDays: 90, instance: 'test', log, clock: () => 0 };
  const store = await openStore({ database: { kind: 'sqlite', file }, ...options });
  const database = await openDatabase(file);
  database.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into familiar_journal (call_id, event, received_at, flow_id, role, instance, entry, decision)
      select 'C' || i, 'x', i, 'C' || i, 'voicemail', 'test', '{"caller":"' || iif(i % 4999 = 1, '${anna}', '+49') || '"}', null
      from n`);
  database.close();
  let turns = 0;
  const over = new AbortController();
  const others = (async () => {
    for (; !over.signal.aborted; turns++) await nextTurn();
  })();
  expect(await store.directory.entriesOf(anna, 99)).toHaveLength(3);
  expect(turns).toBeGreaterThanOrEqual(5);
  await store.directory.eraseCaller(anna);
  over.abort();
  await others;
  expect(await store.directory.entriesOf(anna, 99)).toEqual([]);
  await store.close();
});

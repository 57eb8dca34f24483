import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { defaultLearning } from '../../../src/domain/call-record.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anna, hotline, leg, newCall } from '../entries.ts';

test('a caller of many calls is erased in turns, between which calls are taken, without a look at the calls of others', async () => {
  const file = join(await temporaryFolder(), 'familiar.db');
  const log = createTestLog();
  const options = { learning: defaultLearning, halfLifeDays: 90, instance: 'test', log, clock: () => 0 };
  const store = await openStore({ database: { kind: 'sqlite', file }, ...options });
  const database = await openDatabase(file);
  const event = `'{"event":{"type":"newCall","callId":"C' || i || '","caller":{"kind":"number","number":"' || iif(i % 10 = 1, '${anna}', '+4930' || i) || '"},"called":{"kind":"number","number":"${hotline}"},"diversion":null}}'`;
  database.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
      insert into familiar_journal (call_id, event, received_at, flow_id, role, instance, entry, decision)
      select 'C' || i, 'newCall', i, 'C' || i, 'hotline', 'test', ${event}, null from n`);
  const plans = ['caller', 'diverted_by'].map(named =>
    database
      .prepare(`explain query plan select distinct flow_id from familiar_journal where ${named} = ?`)
      .all('+4930'),
  );
  database.close();
  expect(JSON.stringify(plans)).toMatch(/familiar_journal_caller.*familiar_journal_diverted_by/);
  expect(await store.callers.countKept(anna)).toMatchObject({ calls: 1_000 });
  let taken = 0;
  const over = new AbortController();
  const others = (async () => {
    for (; !over.signal.aborted; await nextTurn())
      await store.record(newCall(leg(`L${taken++}`, { caller: { kind: 'withheld' } }), 20_000));
  })();
  await store.callers.eraseCaller(anna);
  over.abort();
  await others;
  expect(taken).toBeGreaterThanOrEqual(10);
  expect(await store.callers.countKept(anna)).toMatchObject({ calls: 0, mentions: 0 });
  expect(await store.entriesSince(0)).toHaveLength(9_000 + taken);
  await store.close();
});

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/store/sqlite/open-sqlite.ts';
import { createTestLog } from '../../support/app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('after the service has ended all is in the file itself, so that who copies that alone has everything', async () => {
  const folder = await temporaryFolder();
  const [file, copy] = [join(folder, 'familiar.db'), join(folder, 'copy.db')];
  const engine = await openSqlite(file, createTestLog());
  await engine.transact(tx =>
    tx.insertInto('familiar_meta').values({ name: 'last', value: 'known' }).execute(),
  );
  await engine.close();
  await copyFile(file, copy);

  const copied = await openSqlite(copy, createTestLog());
  const found = await copied.db.selectFrom('familiar_meta').selectAll().where('name', '=', 'last').execute();
  await copied.close();
  expect(found).toEqual([{ name: 'last', value: 'known' }]);
});

import { expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers } from '../../support/databases.ts';

/** As the second of two nodes finds it, between which a lock does not hold: whoever comes first has done the work. */
const soonerElsewhere = [
  'create table familiar_migration (name varchar(255) primary key, timestamp varchar(255) not null)',
  // Not undone with the statement that fails.
  'create table refused (once int) engine = MyISAM',
  `create trigger sooner before insert on familiar_migration for each row begin
     if (select count(*) from refused) < 2 then
       insert into refused values (1);
       signal sqlstate '23000' set mysql_errno = 1062, message_text = 'Duplicate entry';
     end if;
   end`,
];

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'mysql'))
  test('two instances may start at once on two nodes of a new cluster, whose locks do not reach each other', async () => {
    const database = await server.create();
    onTestFinished(() => database.drop());
    for (const statement of soonerElsewhere) await database.query(statement);
    const engine = await openEngine(database.config, createTestLog());
    onTestFinished(() => engine.close());
    expect(await engine.db.selectFrom('familiar_journal').selectAll().execute()).toEqual([]);
  });

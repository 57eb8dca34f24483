import { CompiledQuery } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { callsWithDecision } from '../../../src/store/journal/past-decisions.ts';
import { createTestLog } from '../../support/app.ts';
import { reachableServers } from '../../support/databases.ts';

describe.each((await reachableServers()).filter(({ kind }) => kind === 'postgres'))('on $kind', server => {
  test('the decision of a call is found by its id, also where the server’s picture of the journal is old', async () => {
    const database = await server.create();
    onTestFinished(() => database.drop());
    const engine = await openEngine(database.config, createTestLog(), true);
    onTestFinished(() => engine.close());
    const fill = (from: number, to: number, id: string): Promise<void> =>
      database.query(
        `insert into familiar_journal (call_id, event, received_at, flow_id, role, entry, decision, instance)
         select ${id}, 'dtmf:' || n, n, 'F', 'hotline', '{}', '{}', 'test' from generate_series(${from}, ${to}) n`,
      );
    await fill(1, 300, `'A'`);
    await database.query('analyze familiar_journal');
    await fill(301, 20_000, `'B' || n`);
    const { sql, parameters } = callsWithDecision(engine.db).limit(100).compile();
    const { rows } = await engine.db.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    const plan = rows.map(row => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('SubPlan');
    expect(plan).not.toContain('familiar_journal_time');
  });
});

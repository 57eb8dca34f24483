import type { KyselyPlugin } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { decide } from '../../../src/routing/decide.ts';
import { openEngine } from '../../../src/store/database/open-engine.ts';
import { readDecisions } from '../../../src/store/decisions/read-decisions.ts';
import { emptyTeam } from '../../../src/store/decisions/team.ts';
import { keepTeams } from '../../../src/store/decisions/team-table.ts';
import { startTeams } from '../../../src/store/decisions/teams.ts';
import { createTestLog } from '../../support/app.ts';
import { candidate, newCall, situation } from '../../support/builders.ts';

/** A database in memory, and how many queries it was asked. */
async function openCounted() {
  const engine = await openEngine({ kind: 'sqlite', file: ':memory:' }, createTestLog());
  onTestFinished(() => engine.close());
  let queries = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { engine, counted: { ...engine, db: engine.db.withPlugin(counting) }, queries: () => queries };
}

test('a page of a hundred calls asks once for the teams that its decisions name, and the next page not at all', async () => {
  const { engine, counted, queries } = await openCounted();
  const rows = [];
  for (const name of ['Zoé', 'Yvo', 'Xenia']) {
    const teams = startTeams(emptyTeam);
    for (let call = 0; call < 33; call++) {
      const callId = `${name} ${call}`;
      const among = [candidate(1, { name: `${name} of this test` }), candidate(2)];
      const decision = decide(situation(among, {}, { callId }));
      const { text, team } = teams.write(decision, newCall({ callId }));
      await keepTeams(engine, [team]);
      rows.push({ call_id: callId, decision: text });
    }
  }
  const read = await readDecisions(counted, [...rows, { call_id: 'direct', decision: null }]);
  expect(read.map(decision => decision?.callId ?? null)).toEqual([...rows.map(row => row.call_id), null]);
  expect(queries()).toBe(1);
  await readDecisions(counted, rows);
  expect(queries()).toBe(1);
});

import { sql } from 'kysely';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { decide } from '../../src/routing/decide.ts';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';
import type { Engine } from '../../src/store/database/engine.ts';
import { openEngine } from '../../src/store/database/open-engine.ts';
import { emptyTeam } from '../../src/store/decisions/team.ts';
import { startTeams } from '../../src/store/decisions/teams.ts';
import { appendMissing } from '../../src/store/journal/journal.ts';
import { answer, candidate, entry, hangup, newCall, situation, talked } from '../../test/support/builders.ts';
import { silentLog } from './silent-log.ts';

const agents = 32;
/** A working day. */
const dayMs = 10 * 3_600_000;

/**
 * So many past calls as from an import, and so many of today, evenly over ten hours, with their decisions.
 */
export async function fill(
  database: DatabaseConfig,
  { past, today, now }: { readonly past: number; readonly today: number; readonly now: number },
): Promise<void> {
  const engine = await openEngine(database, silentLog, true);
  const teams = startTeams(emptyTeam);
  try {
    await fillPast(engine, past, now);
    for (let from = 0; from < today; from += 100) {
      const calls = Array.from({ length: Math.min(100, today - from) }, (_, index) => from + index);
      const entries = calls
        .flatMap(call => entriesOf(call, Math.round(now - dayMs + (call / today) * dayMs)))
        .filter(({ receivedAt }) => receivedAt <= now);
      await appendMissing({ kind: engine.kind, db: engine.db, instance: 'bench', teams, now }, entries);
    }
    await sql.raw(analyse[engine.kind]).execute(engine.db);
  } finally {
    await engine.close();
  }
}

const analyse = {
  sqlite: 'analyze',
  mysql: 'analyze table familiar_journal',
  postgres: 'vacuum analyze familiar_journal',
};

/** By the database itself, so it takes seconds, and in parts, or it would seem to have stopped answering. */
async function fillPast({ db, kind }: Engine, calls: number, now: number): Promise<void> {
  const id = kind === 'mysql' ? "concat('C', i)" : "'C' || i";
  const at = `${now - 86_400_000} - i * 2000`;
  const entry = '{"event":{"type":"pastCall","callId":"C"},"agentIds":[]}';
  for (let from = 1; from <= calls; from += callsAtOnce) {
    const to = Math.min(calls, from + callsAtOnce - 1);
    await sql
      .raw(`insert into familiar_journal (call_id, event, received_at, flow_id, role, instance, entry, decision)
        select ${id}, 'pastCall', ${at}, ${id}, 'hotline', 'bench', '${entry}', null from ${series[kind](from, to)}`)
      .execute(db);
  }
}

const callsAtOnce = 20_000;

const series = {
  sqlite: (from: number, to: number) =>
    `(with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${to}) select i from n) n`,
  mysql: (from: number, to: number) => `(select seq as i from seq_${from}_to_${to}) n`,
  postgres: (from: number, to: number) => `generate_series(${from}, ${to}) n(i)`,
} as const;

function entriesOf(call: number, startedAt: number): readonly JournalEntry[] {
  const ids = { callId: `today-${call}`, flowId: `flow-${call}` };
  const agentId = `w${1 + (call % agents)}`;
  const team = Array.from({ length: agents }, (_, index) =>
    candidate(index + 1, index < 3 ? { familiarity: talked(index + 1, 3) } : {}),
  );
  const decision = decide(situation(team, {}, { callId: ids.callId, now: startedAt }));
  const more = { flowId: ids.flowId };
  return [
    entry(newCall(ids), { ...more, receivedAt: startedAt, decision }),
    // One in six gives up.
    ...(call % 6 === 0
      ? []
      : [entry(answer(ids), { ...more, receivedAt: startedAt + 9_000, agentIds: [agentId] })]),
    entry(hangup(ids), { ...more, receivedAt: startedAt + 249_000 }),
  ];
}

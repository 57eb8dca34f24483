import { openDatabase } from '../src/store/sqlite/open-database.ts';
import { agents } from './pushes.ts';

const callsPerCaller = 10;
const agentsPerCaller = 3;

/** The caller of a call in a history of this length: each caller has ten. */
export function historicCaller(call: number, calls: number): string {
  return `+49171${String(1_000_000 + (call % Math.ceil(calls / callsPerCaller)))}`;
}

/**
 * Fills the tables of a new database with so many answered calls, as recording them one by one would have
 * done, but in seconds: by the database itself.
 */
export async function fillHistory(file: string, calls: number): Promise<void> {
  const database = await openDatabase(file);
  const callers = Math.ceil(calls / callsPerCaller);
  const now = Date.now();
  const caller = `'+49171' || (1000000 + i % ${callers})`;
  const agent = `'+4922147101' || (10 + (i / ${callers} + i) % ${agentsPerCaller} * 7 % ${agents.length})`;
  const answeredAt = `${now} - (i * 7919) % 15552000000`;
  const series = (count: number): string =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1})`;
  database.exec(`
    pragma journal_mode = wal;
    begin;
    ${series(calls)}
      insert into familiar_journal (call_id, event, received_at, flow_id, role, instance, entry, decision)
      select 'C' || i, 'pastCall', ${answeredAt}, 'C' || i, 'hotline', 'bench',
        '{"event":{"type":"pastCall","callId":"C' || i || '","caller":"' || ${caller} || '"}}', null from n;
    ${series(calls)}
      insert into familiar_calls (flow_id, call_id, kind, caller, agent_id, first_agent_id, answered_at, first_seen_at)
      select 'C' || i, 'C' || i, 'past', ${caller}, ${agent}, ${agent}, ${answeredAt}, ${answeredAt} from n;
    insert into familiar_familiarity (caller, memory, agent_id, answered_calls, weight, last_answered_at, called_at)
      select caller, '', agent_id, count(*), count(*) * 0.8, max(answered_at), 0 from familiar_calls group by 1, 3;
    commit;
    pragma wal_checkpoint(truncate);
  `);
  database.close();
}

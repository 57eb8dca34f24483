import { Command } from 'commander';
import type { PastDecision } from '../app/ports/page.ts';
import type { Agent } from '../domain/roster.ts';
import { renderReason } from '../wording/reason-text.ts';
import { silentLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';
import { readPositive } from './read-positive.ts';
import { renderTable } from './table.ts';

interface HistoryOptions {
  readonly json: boolean;
  readonly limit: number;
}

export function historyCommand(): Command {
  return new Command('history')
    .description('list the most recent calls, newest first')
    .option('--limit <N>', 'how many', readPositive, 20)
    .option('--json', 'print one JSON object a line', false)
    .addHelpText(
      'after',
      '\nExamples:\n  familiar history\n  familiar history --limit 100 --json > calls.jsonl',
    )
    .action(history);
}

async function history(options: HistoryOptions): Promise<void> {
  const store = await openStoreFor('look', loadConfig(), { log: silentLog, clock: Date.now });
  try {
    const { agents } = await store.loadRoster();
    const calls = await store.recentCalls(options.limit);
    const rows = calls.map(call => toRow(call, agents));
    if (options.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(rows.length === 0 ? 'No calls yet.' : toTable(rows));
  } finally {
    await store.close();
  }
}

function toRow({ call, decision }: PastDecision, agents: readonly Agent[]) {
  const agent = agents.find(one => one.id === call.agentId);
  return {
    callId: call.callId,
    kind: call.kind,
    caller: call.caller,
    called: call.called,
    agent: agent?.name ?? call.agentId ?? call.answeringNumber,
    agentId: call.agentId,
    startedAt: toIso(call.startedAt),
    answeredAt: toIso(call.answeredAt),
    endedAt: toIso(call.endedAt),
    cause: call.cause,
    rule: decision?.reason.rule ?? null,
    reason: decision === null ? null : renderReason(decision, 'en'),
  };
}

function toTable(rows: readonly ReturnType<typeof toRow>[]): string {
  return renderTable(
    ['started', 'kind', 'caller', 'agent', 'talked', 'reason'],
    rows.map(row => [
      (row.startedAt ?? row.answeredAt ?? '').slice(0, 19).replace('T', ' '),
      row.kind,
      row.caller ?? 'withheld',
      row.agent ?? '-',
      talkTime(row),
      row.reason ?? '',
    ]),
  );
}

function talkTime({ answeredAt, endedAt }: ReturnType<typeof toRow>): string {
  if (answeredAt === null || endedAt === null) return '-';
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function toIso(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

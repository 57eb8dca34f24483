import { Command, Option } from 'commander';
import { readCurrentPlan } from '../app/plan/plan-desk.ts';
import type { PastDecision } from '../app/ports/page.ts';
import type { Language } from '../domain/language.ts';
import type { Agent } from '../domain/roster.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { zoneOf } from '../plan/compile-plan.ts';
import { renderReason } from '../wording/reason-text.ts';
import { silentLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';
import { readPositive } from './read-positive.ts';
import { renderTable } from './table.ts';
import { durationText, localText } from './terminal-time.ts';

interface HistoryOptions {
  readonly json: boolean;
  readonly limit: number;
  readonly lang: Language;
}

export function historyCommand(): Command {
  return new Command('history')
    .description('list the most recent calls, newest first')
    .option('--limit <N>', 'how many', readPositive, 20)
    .option('--json', 'print one JSON object a line, with moments in UTC', false)
    .addOption(new Option('--lang <language>', 'language of the list').choices(['en', 'de']).default('en'))
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
    const { lang } = options;
    const rows = calls.map(call => toRow(call, agents, lang));
    if (options.json) for (const row of rows) console.log(JSON.stringify(row));
    else if (rows.length === 0) console.log(words[lang].none);
    else console.log(toTable(rows, zoneOf((await readCurrentPlan(store)).document?.timeZone), lang));
  } finally {
    await store.close();
  }
}

function toRow({ call, decision }: PastDecision, agents: readonly Agent[], language: Language) {
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
    reason: decision === null ? null : renderReason(decision, language),
  };
}

/** @param zone of the hotlines, in which moments are shown. */
function toTable(rows: readonly ReturnType<typeof toRow>[], zone: TimeZone, language: Language): string {
  const say = words[language];
  return renderTable(
    [`${say.started} (${zone.name})`, say.kind, say.caller, say.agent, say.talked, say.reason],
    rows.map(row => [
      momentText(row.startedAt ?? row.answeredAt, zone),
      say.kinds[row.kind],
      row.caller ?? say.withheld,
      row.agent ?? '-',
      talkTime(row),
      row.reason ?? '',
    ]),
  );
}

function momentText(iso: string | null, zone: TimeZone): string {
  return iso === null ? '-' : localText(Date.parse(iso), zone);
}

function talkTime({ answeredAt, endedAt }: ReturnType<typeof toRow>): string {
  if (answeredAt === null || endedAt === null) return '-';
  return durationText(Date.parse(endedAt) - Date.parse(answeredAt));
}

function toIso(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

const words = {
  en: {
    none: 'No calls yet.',
    started: 'started',
    kind: 'kind',
    caller: 'caller',
    agent: 'agent',
    talked: 'talked',
    reason: 'reason',
    withheld: 'withheld',
    kinds: { hotline: 'hotline', direct: 'direct', outgoing: 'outgoing', past: 'imported' },
  },
  de: {
    none: 'Noch keine Anrufe.',
    started: 'Beginn',
    kind: 'Art',
    caller: 'Anrufer',
    agent: 'Mitarbeiter',
    talked: 'gesprochen',
    reason: 'Begründung',
    withheld: 'unterdrückt',
    kinds: { hotline: 'Hotline', direct: 'Durchwahl', outgoing: 'ausgehend', past: 'importiert' },
  },
} as const;

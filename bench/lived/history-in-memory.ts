import type { Recorded, Store } from '../../src/app/ports/store.ts';
import type { FamiliarityRules } from '../../src/domain/call-record.ts';
import { type Contact, returnCallAmong } from '../../src/domain/calls-in-vain.ts';
import { creditOf } from '../../src/domain/credit.ts';
import { foldCall } from '../../src/domain/fold-call.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import type { AgentId } from '../../src/domain/roster.ts';
import { credited, type FamiliarityRow, toFamiliarity } from '../../src/store/familiarity/familiarity.ts';
import { claimOf } from '../../src/store/journal/claims.ts';

/** What a store has to do while calls of one leg each are taken. */
export type CallStore = Pick<Store, 'record' | 'recordOffer' | 'recallCaller'>;

/** What calls leave behind, until it is written all at once. */
export interface HistoryInMemory {
  readonly store: CallStore;
  /** The entries since this was last called, in order. */
  takeEntries(): JournalEntry[];
  familiarity(): FamiliarityRow[];
  /** Which call has claimed each agent last. */
  readonly claims: ReadonlyMap<AgentId, string>;
}

/** Remembers whom callers know as a database would, by these rules, without asking one. */
export function createHistoryInMemory(rules: FamiliarityRules): HistoryInMemory {
  let entries: JournalEntry[] = [];
  /** Of the calls that are not over. */
  const open = new Map<string, JournalEntry[]>();
  const known = new Map<string, FamiliarityRow[]>();
  const claims = new Map<AgentId, string>();

  function learn(before: JournalEntry[], after: JournalEntry[]): void {
    const credit = creditOf(foldCall(after), rules);
    if (credit === null || creditOf(foldCall(before), rules) !== null) return;
    const { caller, memory, agentId } = credit;
    const rows = known.get(caller) ?? [];
    const row = rows.find(one => one.memory === memory && one.agent_id === agentId);
    const others = rows.filter(one => one !== row);
    known.set(caller, [...others, credited(row, credit, rules.halfLifeDays)]);
  }

  async function record(entry: JournalEntry): Promise<Recorded> {
    const before = open.get(entry.flowId) ?? [];
    const after = [...before, entry];
    entries.push(entry);
    learn(before, after);
    if (entry.event.type === 'hangup') open.delete(entry.flowId);
    else open.set(entry.flowId, after);
    return { isNew: true, entry, call: foldCall(after) };
  }

  return {
    store: {
      record,
      async recordOffer(entry, claimedUntil, waitingOf = () => []) {
        for (const agentId of claimOf(entry, { claimedUntil, waitingOf })?.agentIds ?? [])
          claims.set(agentId, entry.event.callId);
        return { kind: 'recorded', recorded: await record(entry) };
      },
      async recallCaller({ numbers, memory, since }) {
        const rows = numbers.flatMap(number => known.get(number) ?? []);
        return {
          familiarity: rows.filter(row => row.memory === memory && row.answered_calls > 0).map(toFamiliarity),
          returnCall: returnCallAmong(rows.map(toContact), since),
        };
      },
    },
    takeEntries() {
      const taken = entries;
      entries = [];
      return taken;
    },
    familiarity: () => [...known.values()].flat(),
    claims,
  };
}

function toContact({ agent_id, called_at, last_answered_at }: FamiliarityRow): Contact {
  return { agentId: agent_id, calledAt: called_at, lastAnsweredAt: last_answered_at };
}

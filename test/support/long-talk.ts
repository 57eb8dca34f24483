import type { AppContext } from '../../src/app/context.ts';
import type { Agent } from '../../src/domain/roster.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { answer, entry } from './builders.ts';

/** Lets an agent have talked for so many minutes in a call of which nothing more is reported. */
export async function talkForLong(
  { store, known, clock }: AppContext,
  agent: Agent,
  minutes: number,
): Promise<void> {
  const callId = `long talk of ${agent.id}`;
  const talks = entry(answer({ callId, flowId: callId, to: agent.numbers[0] ?? '' }), {
    role: 'direct',
    flowId: callId,
    agentIds: [agent.id],
    receivedAt: clock() - minutes * 60_000,
  });
  await store.record(talks);
  applyEntry(known.switchboard, talks);
}

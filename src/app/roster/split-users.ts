import type { CallRecord } from '../../domain/call-record.ts';
import type { JournalEntry, UserSplit } from '../../domain/journal-entry.ts';
import type { Roster } from '../../domain/roster.ts';
import { ownerOf } from '../../domain/tell-apart.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import type { AppContext } from '../context.ts';
import { repeat } from '../repeat.ts';

/** Users whose numbers are agents of their own, and which agent has which number. */
type Split = Pick<UserSplit, 'userIds' | 'owners'>;

const intervalMs = 1_000;
/** One instance does this for all. It may take a while; if it stops, another goes on from there. */
const leaseMs = 60_000;

/** Assigns the calls of a user whose numbers have become agents to these agents, until `signal` aborts. */
export async function settleSplits(context: AppContext, signal: AbortSignal): Promise<void> {
  const settle = createSplitSettler(context);
  await repeat(() => settle(signal), { intervalMs, signal });
}

/**
 * Makes a function that does so when further numbers have become agents. It never rejects: what fails is
 * tried again.
 */
export function createSplitSettler(context: AppContext): (signal: AbortSignal) => Promise<void> {
  const { known, store, clock, log } = context;
  let settled = '';
  return async signal => {
    const split = splitIn(known.roster);
    const identity = JSON.stringify(split);
    if (split.userIds.length === 0 || identity === settled) return;
    try {
      const now = clock();
      if (await isAnyNamed(context, split)) {
        if (!(await store.holdLease('split-users', now, now + leaseMs))) return;
        await settleAll(context, split, signal);
      }
      if (!signal.aborted) settled = identity;
    } catch (error) {
      log.debug({ err: error }, 'Calls of a user whose numbers are agents could not be told apart yet.');
    }
  };
}

function splitIn({ agents }: Roster): Split {
  const parts = agents.filter(({ partOf }) => partOf !== undefined);
  return {
    userIds: [...new Set(parts.flatMap(({ partOf }) => partOf?.userId ?? []))],
    owners: parts.flatMap(({ id, numbers }) => numbers.map(number => ({ number, agentId: id }))),
  };
}

/** Whether any familiarity or open call belongs to one of the users; else there is nothing to look for. */
async function isAnyNamed({ known, store }: AppContext, { userIds }: Split): Promise<boolean> {
  if (userIds.some(id => known.switchboard.openByAgent.has(id))) return true;
  return (await store.directory.callersKnownBy(userIds, 1)).length > 0;
}

async function settleAll(context: AppContext, split: Split, signal: AbortSignal): Promise<void> {
  const { store, log, known, feed } = context;
  let settled = 0;
  let unclear = 0;
  let isAnyNew = false;
  for await (const call of store.allCalls()) {
    if (signal.aborted) return;
    if (!isOfUser(call, split)) continue;
    const entry = splitEntry(call, split, context.clock());
    const recorded = await store.record(entry);
    // If nothing showed the number the first time, nothing will.
    if (recorded.isNew) {
      applyEntry(known.switchboard, entry);
      feed.publish(recorded);
      isAnyNew = true;
    }
    if (recorded.call !== null && isOfUser(recorded.call, split)) unclear += 1;
    else settled += 1;
  }
  if (!isAnyNew) return;
  const users = split.userIds.join(', ');
  log.info(
    { users, settled, unclear },
    `The numbers of ${users} are agents of their own by now. Of the calls recorded for the user, ${settled} are those of ` +
      `a number; of ${unclear} no number is known, and they count for nobody.`,
  );
}

function isOfUser({ agentId, firstAgentId, callingAgentId }: CallRecord, { userIds }: Split): boolean {
  return [agentId, firstAgentId, callingAgentId].some(id => id !== null && userIds.includes(id));
}

function splitEntry(call: CallRecord, split: Split, now: number): JournalEntry {
  const { callId, flowId, kind, called, answeringNumber } = call;
  const owner = ownerOf([answeringNumber, kind === 'direct' ? called : null], split);
  return {
    event: { type: 'userSplit', callId, ...split },
    receivedAt: now,
    flowId,
    role: 'no-leg',
    agentIds: owner === null ? [] : [owner],
    decision: null,
  };
}

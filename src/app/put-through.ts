import { applyEntry } from '../acd/apply-entry.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import type { Leg } from '../acd/leg.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import { hotlineByName } from '../acd/plan-index.ts';
import { claimElsewhere, legOf, putLeg } from '../acd/switchboard.ts';
import { keepFor } from '../acd/waiting/keep.ts';
import { lineAt } from '../acd/waiting/line.ts';
import { isBeingTransferred } from '../acd/waiting/transfer.ts';
import type { AppContext } from './context.ts';
import { logDecision } from './log-decision.ts';
import { claimHearsayMs } from './offer.ts';
import type { CallControl } from './ports.ts';
import { repeat } from './repeat.ts';
import { draftTurn } from './take-turn.ts';
import { recordTransferFailed } from './transfer-failed.ts';

export interface PutThroughOptions {
  readonly control: CallControl;
  readonly signal: AbortSignal;
}

/** How often it is looked whether somebody has become free of whom no event told, as after a pause. */
const intervalMs = 1_000;

/** One instance does this for all, until this long after it last did; in milliseconds. */
const leaseMs = 5_000;

/**
 * Puts callers who wait through as soon as somebody is free, instead of at the end of their turn, where the hotline says
 * so; until `signal` aborts. An experiment: what fails is left to the turns, for the rest of that wait.
 */
export async function putThroughWaiting(context: AppContext, options: PutThroughOptions): Promise<void> {
  const { signal } = options;
  const putThrough = createPutThrough(context, options);
  const stop = context.feed.subscribe(() => void putThrough());
  await repeat(putThrough, { intervalMs, signal });
  stop();
}

/** Makes what does so once. Never rejects, and resolves when it is known what came of each transfer. */
export function createPutThrough(context: AppContext, options: PutThroughOptions): () => Promise<void> {
  const { known, clock, store } = context;
  const tried = new Set<string>();

  function due(): readonly string[] {
    const now = clock();
    const kept = keepFor(lineAt(known.board, now), known, now);
    return [...kept.values()].filter(callId => !tried.has(callId) && isByTransfer(context, callId));
  }

  return async () => {
    if (!known.plan.hotlines.some(({ waiting }) => waiting.by === 'transfer')) return;
    for (const callId of tried) if (legOf(known.board, callId)?.state !== 'ringing') tried.delete(callId);
    if (known.board.waiting.size === 0 || due().length === 0) return;
    const now = clock();
    if (!(await store.holdLease('transfers', now, now + leaseMs).catch(() => false))) return;
    await Promise.all(
      due().map(callId => {
        tried.add(callId);
        return transferWaiting(context, callId, options);
      }),
    );
  };
}

function isByTransfer({ known }: AppContext, callId: string): boolean {
  const turn = legOf(known.board, callId)?.turn;
  return turn?.kind === 'wait' && hotlineByName(known.plan, turn.hotline)?.waiting.by === 'transfer';
}

async function transferWaiting(
  context: AppContext,
  callId: string,
  { control, signal }: PutThroughOptions,
): Promise<void> {
  const { known, log } = context;
  const leg = legOf(known.board, callId);
  const number = leg === null ? null : await offer(context, leg);
  if (leg === null || number === null) return;
  try {
    await control.transfer(callId, number, signal);
    log.info({ callId }, 'A caller who waited was put through by transfer.');
  } catch (error) {
    log.warn({ err: error, callId }, 'A caller could not be put through by transfer and waits on, by turns.');
    const now = legOf(known.board, callId);
    if (now !== null && isBeingTransferred(now)) await recordTransferFailed(context, now);
  }
}

/**
 * Decides as at the end of a turn, and records and claims the agent chosen. Returns the number to transfer to; null where
 * it is left to the end of the turn, as where several are to ring, since a transfer knows one number.
 */
async function offer(context: AppContext, leg: Leg): Promise<PhoneNumber | null> {
  const { known, clock, feed, log, store } = context;
  if (leg.turn?.kind !== 'wait') return null;
  const now = clock();
  const event = { type: 'transferAsked', callId: leg.callId } as const;
  const drafted = draftTurn(context, event, { leg, wait: leg.turn, now });
  const outcome = drafted.decision?.outcome;
  const [number, ...others] = outcome?.kind === 'dial' ? outcome.numbers : [];
  if (outcome?.kind !== 'dial' || number === undefined || others.length > 0) return null;
  const entry: JournalEntry = { ...drafted, agentIds: outcome.agentIds };
  applyEntry(known.board, entry);
  try {
    const offered = await store.recordOffer(entry, now + known.rules.ringingExpiresMs);
    if (offered.kind === 'recorded') {
      logDecision(context, offered.recorded.entry);
      feed.publish(offered.recorded);
      const isStillThere = legOf(known.board, leg.callId)?.state === 'ringing';
      return isStillThere ? number : null;
    }
    for (const agentId of offered.takenAgentIds)
      claimElsewhere(known.board, agentId, clock() + claimHearsayMs);
  } catch (error) {
    log.error(
      { err: error, callId: leg.callId },
      'A transfer could not be recorded, so that it is not made.',
    );
  }
  const current = legOf(known.board, leg.callId);
  if (current !== null && isBeingTransferred(current)) putLeg(known.board, leg);
  return null;
}

import { linkedNumbers } from '../../domain/plan-index.ts';
import { type RingBack, whoCallsBack } from '../../routing/ring-back.ts';
import {
  type CallbackOver,
  type CallbackRequest,
  callbackEntry,
  mostAttempts,
  ringingBackMs,
} from '../../switchboard/callback-request.ts';
import type { AppContext } from '../context.ts';
import { createSeldom } from '../health/seldom.ts';
import type { Dialler } from '../ports/provider.ts';
import { recordEntry } from '../record-entry.ts';
import { repeat } from '../repeat.ts';
import { spendAtMost } from '../time-budget.ts';
import { callBack } from './call-back.ts';

const leaseName = 'callbacks';
/** How often it is looked who may be called back, in milliseconds. One at a time: after an outage many may be due. */
const usualIntervalMs = 1_000;
const leaseMs = 10 * usualIntervalMs;
/** How long the store may take to say which instance calls back, in milliseconds. */
const patienceMs = 500;

/**
 * Calls back those who have asked for it, as soon as somebody fits, and journals how it ends, until `signal` aborts. One
 * instance does, and none while the database is away: two could not tell that both do.
 */
export async function followCallbacks(
  context: AppContext,
  dialler: () => Dialler | null,
  {
    signal,
    intervalMs = usualIntervalMs,
  }: { readonly signal: AbortSignal; readonly intervalMs?: number | undefined },
): Promise<void> {
  const seldom = createSeldom(context.clock);
  const say = (what: string, error: unknown): void =>
    seldom(what, times => context.log.warn({ err: error, times }, 'Nobody could be called back.'));
  // A call takes the provider seconds to begin; the others do not wait for it.
  const underWay = new Set<Promise<void>>();
  const look = async (): Promise<void> => {
    const { callbacks } = context.known.switchboard;
    if (callbacks.byCallId.size === 0 || !(await isOurs(context))) return;
    const at = context.clock();
    for (const request of callbacks.byCallId.values()) await settle(context, request, at);
    const from = dialler();
    const next = (): RingBack | undefined =>
      whoCallsBack(context.known, { now: context.clock(), toLocal: context.toLocal })[0];
    if (from === null || next() === undefined) return;
    if ((await from.ability(AbortSignal.any([signal, AbortSignal.timeout(5_000)]))) !== 'able') return;
    // While the provider was asked, somebody may have got a call.
    const ringBack = next();
    if (ringBack === undefined) return;
    const begun = callBack(context, from, ringBack).then(
      () => {},
      (error: unknown) => say('start', error),
    );
    underWay.add(begun);
    void begun.finally(() => underWay.delete(begun));
  };
  await repeat(() => look().catch((error: unknown) => say('look', error)), { intervalMs, signal });
  await Promise.all(underWay);
}

async function isOurs({ store, clock }: AppContext): Promise<boolean> {
  if (!store.state().isReachable) return false;
  const now = clock();
  return spendAtMost(patienceMs, store.holdLease(leaseName, now, now + leaseMs), { instead: false });
}

/** Journals that an attempt has come to nothing, or that it is over. */
async function settle(context: AppContext, request: CallbackRequest, now: number): Promise<void> {
  const { ringing, attempts: attempt, askedAt } = request;
  const over = request.over ?? overBecause(context, request, now);
  if (over !== null) {
    const { why, at } = over;
    const event = { type: 'callbackEnded' as const, why, askedAt, at, attempts: attempt };
    const agentIds = over.agentId === null ? [] : [over.agentId];
    await recordEntry(context, callbackEntry(request, event, { now, agentIds }));
  } else if (ringing !== null && now - ringing.since >= ringingBackMs) {
    const failed = { type: 'callbackFailed' as const, attempt, why: 'not-heard-of' as const };
    await recordEntry(context, callbackEntry(request, failed, { now }));
  }
}

/** Why a request ends that is open as far as calls tell; null: it goes on. */
function overBecause(
  { known }: AppContext,
  { caller, calls, ringing, until, attempts, askedAt }: CallbackRequest,
  now: number,
): CallbackOver | null {
  const { callbacks } = known.switchboard;
  const later = linkedNumbers(known.plan, caller, now).some(
    number => number !== caller && (callbacks.byCaller.get(number)?.askedAt ?? 0) > askedAt,
  );
  if (later) return { why: 'called-again', at: now, agentId: null };
  if (calls.length > 0 || ringing !== null) return null;
  if (now >= until) return { why: 'expired', at: now, agentId: null };
  return attempts >= mostAttempts ? { why: 'not-reached', at: now, agentId: null } : null;
}

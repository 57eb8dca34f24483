import { arrivesAt } from '../../domain/webhook-address.ts';
import type { AppContext } from '../context.ts';
import type { Problem, WebhookSettings, WebhookSettingsDesk } from '../ports/connect.ts';

type Keeping = Pick<AppContext, 'store' | 'secrets'>;

/** Addresses of other programs may hold their secrets. */
const owner = 'what the provider had before';

/** What the provider has by now, as far as the work on it has shown. */
export interface WebhookOutcome {
  /** What has gone wrong; null: nothing. */
  readonly problem: Problem | null;
  /** Null: it is not known. */
  readonly settings: WebhookSettings | null;
}

/** Sets our address for both kinds of calls at the provider, and keeps what was there. */
export function setWebhook(
  keeping: Keeping,
  desk: WebhookSettingsDesk,
  ours: URL,
  signal: AbortSignal,
): Promise<WebhookOutcome> {
  const { store, secrets } = keeping;
  const change = { incomingUrl: ours.href, outgoingUrl: ours.href };
  return write(desk, change, signal, async before => {
    if (hasOurs(before, ours)) return false;
    await store.connection.keepBefore(await secrets.seal(JSON.stringify(before), owner));
    return true;
  });
}

/** Sets again what was there before. Null: nothing was kept. */
export async function unsetWebhook(
  keeping: Keeping,
  desk: WebhookSettingsDesk,
  signal: AbortSignal,
): Promise<WebhookOutcome | null> {
  const before = await readBefore(keeping);
  if (before === null) return null;
  const outcome = await write(desk, before, signal);
  if (outcome.problem === null) await keeping.store.connection.keepBefore(null);
  return outcome;
}

/** What was there before; null: nothing is kept, or its key is another by now. */
export async function readBefore({ store, secrets }: Keeping): Promise<WebhookSettings | null> {
  const sealed = await store.connection.readBefore();
  const opened = sealed === null ? null : await secrets.unseal(sealed, owner);
  return opened === null ? null : JSON.parse(opened);
}

/** Whether both kinds of calls are reported to us, however the address is spelled. */
export function hasOurs({ incomingUrl, outgoingUrl }: WebhookSettings, ours: URL): boolean {
  return [incomingUrl, outgoingUrl].every(url => arrivesAt(url, ours.href));
}

async function write(
  desk: WebhookSettingsDesk,
  change: Partial<WebhookSettings>,
  signal: AbortSignal,
  isWanted?: (before: WebhookSettings) => Promise<boolean>,
): Promise<WebhookOutcome> {
  const written = await desk.write(change, signal, isWanted);
  switch (written.kind) {
    case 'written':
      return { problem: null, settings: written.after };
    case 'differs':
      return { problem: { kind: 'differs', say: written.say }, settings: written.after };
    case 'failed':
      return { problem: written.problem, settings: written.isUncertain ? null : written.before };
  }
}

import type { AppContext } from '../context.ts';
import type { Problem, WebhookSettings, WebhookSettingsDesk } from '../ports/connect.ts';

type Keeping = Pick<AppContext, 'store' | 'secrets'>;

/** Addresses of other programs may hold their secrets. */
const owner = 'what the provider had before';

/** Sets our address for both kinds of calls at the provider, and keeps what was there. Null: it is there now. */
export async function setWebhook(
  keeping: Keeping,
  desk: WebhookSettingsDesk,
  ours: URL,
  signal: AbortSignal,
): Promise<Problem | null> {
  const read = await desk.read(signal);
  if (read.kind === 'failed') return read.problem;
  if (hasOurs(read.settings, ours)) return null;
  const { store, secrets } = keeping;
  await store.connection.keepBefore(await secrets.seal(JSON.stringify(read.settings), owner));
  return write(desk, { incomingUrl: ours.href, outgoingUrl: ours.href }, signal);
}

/** Sets again what was there before. Null: it is there now, or nothing was kept. */
export async function unsetWebhook(
  keeping: Keeping,
  desk: WebhookSettingsDesk,
  signal: AbortSignal,
): Promise<Problem | null> {
  const before = await readBefore(keeping);
  if (before === null) return null;
  const problem = await write(desk, before, signal);
  if (problem === null) await keeping.store.connection.keepBefore(null);
  return problem;
}

/** What was there before; null: nothing is kept, or its key is another by now. */
export async function readBefore({ store, secrets }: Keeping): Promise<WebhookSettings | null> {
  const sealed = await store.connection.readBefore();
  const opened = sealed === null ? null : await secrets.unseal(sealed, owner);
  return opened === null ? null : JSON.parse(opened);
}

/** Whether the provider has this address for both kinds of calls, in any spelling. */
export function hasOurs({ incomingUrl, outgoingUrl }: WebhookSettings, ours: URL): boolean {
  return [incomingUrl, outgoingUrl].every(url => URL.canParse(url) && new URL(url).href === ours.href);
}

async function write(
  desk: WebhookSettingsDesk,
  change: Partial<WebhookSettings>,
  signal: AbortSignal,
): Promise<Problem | null> {
  const written = await desk.write(change, signal);
  if (written.kind === 'written') return null;
  return written.kind === 'differs' ? { kind: 'differs', say: written.say } : written.problem;
}

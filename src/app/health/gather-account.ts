import type { AppContext } from '../context.ts';
import type { ConnectTools, ReadWebhookSettings } from '../ports/connect.ts';
import type { Gathered } from './checks/facts.ts';

/** A start has more urgent things to ask. */
const firstAfterMs = 5_000;
const intervalMs = 10 * 60_000;
/** Certificates last for months; each look is a call from outside. */
const certificateEveryMs = 6 * 3_600_000;

type Gathering = Pick<AppContext, 'connection' | 'health'>;

/**
 * Gathers, until `signal` aborts, what the provider has of our address, and until when its certificate is valid: now and
 * then, and soon after another connection is in force.
 */
export async function gatherAccount(
  { connection, health }: Gathering,
  tools: ConnectTools,
  signal: AbortSignal,
  waits = { firstMs: firstAfterMs, nextMs: intervalMs },
): Promise<void> {
  const lookAtCertificate = createCertificateLook(health, tools, signal);
  let pauseMs = waits.firstMs;
  while (!signal.aborted) {
    const { current } = connection;
    await connection.pause(pauseMs, signal);
    const isAnother = connection.current !== current;
    pauseMs = isAnother ? waits.firstMs : waits.nextMs;
    if (isAnother || signal.aborted) continue;
    try {
      health.know({ webhookSettings: settingsFact(await tools.account()?.settings.read(signal)) });
      if (current.webhookUrl?.protocol === 'https:') await lookAtCertificate(current.webhookUrl.href);
    } catch {
      // They reject only when they are stopped.
    }
  }
}

function createCertificateLook(
  health: Gathering['health'],
  tools: ConnectTools,
  signal: AbortSignal,
): (address: string) => Promise<void> {
  let looked = { address: '', at: 0 };
  return async address => {
    const now = performance.now();
    if (looked.address === address && now - looked.at < certificateEveryMs) return;
    looked = { address, at: now };
    const { certificate } = await tools.probeAddress(address, signal);
    health.know({ certificate });
  };
}

/** What is known by an answer; undefined: there was none to ask. */
export function settingsFact(read: ReadWebhookSettings | undefined): Gathered['webhookSettings'] {
  if (read?.kind === 'read') return read.settings;
  const kind = read?.problem.kind;
  if (kind === 'not-booked') return kind;
  return kind === 'no-scope' || kind === 'no-role' || kind === 'refused' ? 'no-scope' : null;
}

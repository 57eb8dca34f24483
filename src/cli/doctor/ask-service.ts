import { z } from 'zod';
import type { CommandLineFacts } from '../../app/health/checks/facts.ts';
import type { Check } from '../../app/health/health-summary.ts';
import type { Config } from '../../config/config.ts';
import { checkSchema } from '../../http/contract/reports.ts';

const patienceMs = 5_000;

const healthSchema = z.object({ checks: z.array(checkSchema) });

/** Asks the service that runs by this configuration for its checks, as anybody may. */
export async function askService({ host, port }: Pick<Config, 'host' | 'port'>): Promise<{
  readonly service: CommandLineFacts['service'];
  readonly checks: readonly Check[];
}> {
  // Any free port: nobody knows which.
  if (port === 0) return { service: null, checks: [] };
  const place = `http://${reachable(host)}:${port}`;
  try {
    const response = await fetch(`${place}/health`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    const read = healthSchema.safeParse(await response.json().catch(() => null));
    return read.success
      ? { service: { place, answers: 'yes' }, checks: read.data.checks }
      : { service: { place, answers: 'another' }, checks: [] };
  } catch {
    return { service: { place, answers: 'no' }, checks: [] };
  }
}

/** Where a server can be reached that listens everywhere. */
function reachable(host: string): string {
  const own = { '0.0.0.0': '127.0.0.1', '::': '::1', '': '127.0.0.1' }[host] ?? host;
  return own.includes(':') && !own.startsWith('[') ? `[${own}]` : own;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUser, issueSignInLink, issueToken } from '../../src/app/access/access.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { type Service, startService } from '../../src/service.ts';

const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };

export interface BenchService extends AsyncDisposable {
  readonly service: Service;
  /** Signs a browser in, once. */
  signInUrl(): Promise<string>;
  token(): Promise<string>;
}

/** Familiar with so many agents, over a new database or the one in `file`. */
export async function startBenchService(agents: number, file?: string): Promise<BenchService> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-page-'));
  // The first ones are those of `fillHistory`.
  const numbers = Array.from({ length: agents }, (_, index) => `+4922147${10_110 + index}`);
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/push',
    PORT: '0',
    CENTRAL_SERVICE_PHONE: '+492214710100',
    SERVICE_PHONES: numbers.join(),
    DATABASE_URL: `sqlite:${file ?? join(folder, 'familiar.db')}`,
    SPOOL_FILE: join(folder, 'events.spool'),
    PRESENCE_INTERVAL_SECONDS: '3600',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const service = await startService(read.config, { log });
  await service.rosterKnown;
  const login = `bench-${Date.now()}`;
  const user = await addUser(service.context, { login, password: null, role: 'admin', agentId: null });
  if (user === null) throw new Error(`There is a ${login} already.`);
  return {
    service,
    signInUrl: async () => `${service.url}/#/enter/${await issueSignInLink(service.context, user)}`,
    token: () => issueToken(service.context, user, 'bench'),
    [Symbol.asyncDispose]: async () => {
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../app/ports/store.ts';
import type { Config } from '../../config/config.ts';
import type { Connection } from '../../domain/connection.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Emulator } from '../../emulator/control.ts';
import { startService } from '../../service.ts';
import { openConfiguredStore } from '../../wiring/configured-store.ts';
import { silentLog } from '../create-log.ts';
import { freePort } from '../demo/free-port.ts';

/** A router that has the real one's knowledge and forgets whatever happens to it. */
export interface TestRouter {
  readonly store: Store;
  close(): Promise<void>;
}

/** Starts Familiar by the company's own settings and plan, on loopback and on the emulator's time. */
export async function startTestRouter(
  emulator: Emulator,
  {
    config,
    plan,
    store: real,
    connection: { credentials, serviceNumbers },
  }: {
    readonly config: Config;
    readonly plan: Plan;
    readonly store: Store;
    readonly connection: Connection;
  },
): Promise<TestRouter> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-test-call-'));
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, emulator.publicKeyPem);
  const port = await freePort();
  const webhookUrl = new URL(`http://127.0.0.1:${port}/push`);
  const { tokenId, token, apiUrl } = emulator;
  const testConfig: Config = {
    ...config,
    webhookUrl,
    serviceNumbers,
    host: '127.0.0.1',
    port,
    pagePlace: null,
    database: { kind: 'sqlite', file: ':memory:' },
    sipgate: {
      ...config.sipgate,
      apiUrl,
      credentials: credentials === null ? null : { tokenId, token },
      publicKeyFile,
    },
    // No caller waits here, and the computer may be slow.
    answerBudgetMs: 5_000,
  };
  const clock = (): number => emulator.now();
  const own = await openConfiguredStore(testConfig, { log: silentLog, clock, plan });
  const store: Store = { ...own, recallCaller: asked => real.recallCaller(asked) };
  const service = await startService(testConfig, { log: silentLog, clock, plan, store });
  emulator.setPushUrls({ incoming: webhookUrl.href, outgoing: webhookUrl.href });
  await service.rosterKnown;
  return {
    store,
    close: async () => {
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

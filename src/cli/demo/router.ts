import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUser, issueSignInLink } from '../../app/access/access.ts';
import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read-config.ts';
import type { Emulator } from '../../emulator/control.ts';
import { type Service, startService } from '../../service.ts';
import { silentLog } from '../create-log.ts';
import { CliError } from '../run-program.ts';
import { createDemoPhones } from './demo-phones.ts';
import { createEmptyBeside } from './empty-beside.ts';
import { freePort } from './free-port.ts';

/** A router of its own for the demo: on loopback, with a database that is deleted with it. */
export interface DemoRouter {
  readonly service: Service;
  readonly config: Config;
  /** Where the page is, already signed in; good once. */
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** Long enough for a visitor to look around while somebody talks. */
const talkSeconds = 1_800;

/** The day flies by, so whoever is to be called back is looked for more often. */
const callbackIntervalMs = 100;

/** Starts Familiar against the emulator, on the emulator's time, configured like any other Familiar. */
export async function startDemoRouter(emulator: Emulator): Promise<DemoRouter> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-demo-'));
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, emulator.publicKeyPem);
  // Known before the service starts, since it is part of the URL that the service hands out.
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}/push`;
  const read = readConfig({
    WEBHOOK_URL: webhookUrl,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: emulator.company.hotlines.map(hotline => hotline.number).join(),
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    DATABASE_URL: `sqlite:${join(folder, 'familiar.db')}`,
    PRESENCE_INTERVAL_SECONDS: '1',
    // The day flies by, so what sipgate said a moment ago seems old.
    PRESENCE_STALE_SECONDS: '86400',
  });
  if (!read.ok) throw new CliError(read.problems.join('\n'));
  const empty = createEmptyBeside();
  const service = await startService(read.config, {
    log: silentLog,
    clock: () => emulator.now(),
    callbackIntervalMs,
    demo: { kind: 'played', phones: createDemoPhones(emulator, talkSeconds), openEmpty: empty.open },
  });
  emulator.setPushUrls({ incoming: webhookUrl, outgoing: webhookUrl });
  await service.rosterKnown;
  return {
    service,
    config: read.config,
    pageUrl: `${service.pageUrl}/#/enter/${await inviteVisitor(service)}`,
    close: async () => {
      await empty.close();
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function inviteVisitor({ context }: Service): Promise<string> {
  const visitor = { login: 'demo', password: null, role: 'admin', agentId: null } as const;
  const user = await addUser(context, visitor);
  return user === null ? '' : issueSignInLink(context, user);
}

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueSetUpLink } from '../../app/access/access.ts';
import type { AppContext } from '../../app/context.ts';
import { readConfig } from '../../config/read-config.ts';
import type { Emulator } from '../../emulator/control.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import { type Service, startService } from '../../service.ts';
import { silentLog } from '../create-log.ts';
import { CliError } from '../run-program.ts';
import { createDemoAccount } from './demo-account.ts';
import { createDemoPhones } from './demo-phones.ts';
import { freePort } from './free-port.ts';

/** A Familiar of which nobody has told anything, with an account of its own at an emulated sipgate, for a visitor to set up. */
export interface EmptyRouter {
  readonly emulator: Emulator;
  readonly service: Service;
  /** Where its first user is made, as long as there is none; then where its page is. */
  link(): Promise<string>;
  close(): Promise<void>;
}

/** Short, since phones that are busy for long would end the play. */
const talkSeconds = 60;

export async function startEmptyRouter(): Promise<EmptyRouter> {
  const emulator = await startEmulator();
  const folder = await mkdtemp(join(tmpdir(), 'familiar-empty-'));
  const leave = async (): Promise<void> => {
    await emulator.close();
    await rm(folder, { recursive: true });
  };
  try {
    const publicKeyFile = join(folder, 'public-key.pem');
    await writeFile(publicKeyFile, emulator.publicKeyPem);
    const port = await freePort();
    const service = await startService(emptyConfig(emulator, { folder, port, publicKeyFile }), {
      log: silentLog,
      demo: {
        kind: 'empty',
        phones: createDemoPhones(emulator, talkSeconds),
        account: createDemoAccount(
          emulator,
          `http://127.0.0.1:${port}/push-${randomBytes(6).toString('hex')}`,
        ),
      },
    });
    const stopLooking = lookEverySecond(service.context);
    return {
      emulator,
      service,
      link: () => linkTo(service),
      async close() {
        stopLooking();
        await service.close();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Like that of an installation without settings, but in a folder that is deleted with it. */
function emptyConfig(
  { apiUrl }: Emulator,
  place: { readonly folder: string; readonly port: number; readonly publicKeyFile: string },
): Parameters<typeof startService>[0] {
  const read = readConfig({
    PORT: String(place.port),
    SIPGATE_API_URL: apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: place.publicKeyFile,
    DATABASE_URL: `sqlite:${join(place.folder, 'familiar.db')}`,
    PRESENCE_INTERVAL_SECONDS: '1',
    PRESENCE_STALE_SECONDS: '10',
  });
  if (!read.ok) throw new CliError(read.problems.join('\n'));
  return read.config;
}

/** Whoever has switched a fault looks at once what comes of it, and does not wait for the next look at the account. */
function lookEverySecond({ connection }: Pick<AppContext, 'connection'>): () => void {
  const timer = setInterval(() => connection.replace(connection.current), 1_000);
  return () => clearInterval(timer);
}

/** By another name than the demo's page: a browser keeps one session for each name, whatever the port. */
async function linkTo({ pageUrl, context }: Service): Promise<string> {
  const page = new URL(pageUrl);
  page.hostname = 'localhost';
  const secret = await issueSetUpLink(context);
  return `${page.href}#/${secret === null ? 'connect' : `set-up/${secret}`}`;
}

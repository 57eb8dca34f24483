import { createLiveConnection } from '../../app/connect/live-connection.ts';
import { settleConnection } from '../../app/connect/settle-connection.ts';
import type { ConnectTools } from '../../app/ports/connect.ts';
import type { Config } from '../../config/config.ts';
import type { Connection } from '../../domain/connection.ts';
import { connectToolsOf } from '../../wiring/configured-connect.ts';
import { connectionOf } from '../../wiring/configured-connection.ts';
import { configuredSecrets } from '../../wiring/configured-secrets.ts';
import { silentLog } from '../create-log.ts';
import { openStoreFor } from '../open-store.ts';
import { CliError } from '../run-program.ts';

/** The connection in force, and what can be asked by it. */
export interface Connected {
  readonly config: Config;
  readonly connection: Connection;
  readonly webhookUrl: URL;
  readonly tools: ConnectTools;
}

/** By what environment and page say. */
export async function readConnected(config: Config): Promise<Connected> {
  const connection = await settled(config);
  const { webhookUrl } = connection;
  if (webhookUrl === null)
    throw new CliError('there is no public address yet: give it on the page, or as WEBHOOK_URL.');
  const live = createLiveConnection(connection);
  const tools = connectToolsOf(config.sipgate.apiUrl, {
    connection: live,
    secrets: configuredSecrets(config),
    clock: Date.now,
  });
  return { config, connection, webhookUrl, tools };
}

/** The database is asked only where the environment leaves something open. */
async function settled(config: Config): Promise<Connection> {
  const environment = connectionOf(config);
  if (environment.webhookUrl !== null && environment.credentials !== null) return environment;
  const store = await openStoreFor('look', config, { log: silentLog, clock: Date.now });
  try {
    const stored = await store.connection.read();
    return (await settleConnection(environment, stored, configuredSecrets(config))).connection;
  } finally {
    await store.close();
  }
}

import { createConnectionFollower } from '../app/connect/follow-connection.ts';
import type { AppContext } from '../app/context.ts';
import type { Config } from '../config/config.ts';
import type { Connection } from '../domain/connection.ts';

/** What the environment says of the connection. */
export function connectionOf({ webhookUrl, sipgate: { credentials }, serviceNumbers }: Config): Connection {
  return { webhookUrl, credentials, serviceNumbers, joins: [] };
}

/** Puts in force, for a command, what environment and page say of the connection. */
export async function connect(context: AppContext, config: Config): Promise<void> {
  await createConnectionFollower(context, connectionOf(config)).look();
}

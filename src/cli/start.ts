import { Command } from 'commander';
import { describeDatabase } from '../config/describe-database.ts';
import { startService } from '../service.ts';
import { createLog } from './create-log.ts';
import { loadConfigWithFiles } from './load-config.ts';
import { warningOfNode } from './old-node.ts';
import { untilSignal } from './until-signal.ts';

export function startCommand(): Command {
  return new Command('start').description('run the service until SIGINT or SIGTERM').action(start);
}

async function start(): Promise<void> {
  const config = await loadConfigWithFiles();
  const log = createLog(config.logLevel);
  const service = await startService(config, { log });
  const { url, pageUrl } = service;
  const places = url === pageUrl ? url : `${url}, and its page is at ${pageUrl}`;
  log.info(
    { url, ...(url === pageUrl ? {} : { pageUrl }), database: config.database.kind },
    `Familiar listens at ${places}. In sipgate's console, set ${config.webhookUrl.href} as the URL for incoming and outgoing calls.`,
  );
  log.info({}, `The database is ${describeDatabase(config.database)}.`);
  const warning = warningOfNode(process.versions.node);
  if (warning !== null) log.warn({}, warning);
  const signal = await untilSignal();
  log.info({ signal }, 'Stopping.');
  await service.close();
}

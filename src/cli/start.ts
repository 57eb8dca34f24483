import { Command } from 'commander';
import { describeLack } from '../app/connect/follow-connection.ts';
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
  const { config, sources } = await loadConfigWithFiles();
  const log = createLog(config.logLevel);
  const service = await startService(config, { log });
  const { url, pageUrl } = service;
  const places = url === pageUrl ? url : `${url}, and its page is at ${pageUrl}`;
  const { webhookUrl } = service.context.connection.current;
  log.info(
    { url, ...(url === pageUrl ? {} : { pageUrl }), database: config.database.kind },
    `Familiar listens at ${places}.${webhookUrl === null ? '' : ` In sipgate's console, set ${webhookUrl.href} as the URL for incoming and outgoing calls.`}`,
  );
  const lack = describeLack(service.context);
  // Started in another folder it would find neither its settings nor its data.
  if (lack !== null) log.warn({}, `${lack.en} ${sources.trim().replaceAll('\n', ' ')}`);
  log.info({}, `The database is ${describeDatabase(config.database)}.`);
  const warning = warningOfNode(process.versions.node);
  if (warning !== null) log.warn({}, warning);
  const signal = await untilSignal();
  log.info({ signal }, 'Stopping.');
  await service.close();
}

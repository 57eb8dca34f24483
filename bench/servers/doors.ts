// Familiar on SQLite in a file, to be flooded: tells where it listens, and the token of a viewer.
import { writeFile } from 'node:fs/promises';
import { addUser, issueToken } from '../../src/app/access/access.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { startService } from '../../src/service.ts';
import { agents, hotline } from '../pushes.ts';

const [publicKeyPem = '', folder = '', pagePort = ''] = process.argv.slice(2);
await writeFile(`${folder}/public-key.pem`, publicKeyPem);
const read = readConfig({
  WEBHOOK_URL: 'http://127.0.0.1/push',
  PORT: '0',
  PAGE_PORT: pagePort,
  CENTRAL_SERVICE_PHONE: hotline,
  SERVICE_PHONES: agents.join(),
  SIPGATE_PUBLIC_KEY_FILE: `${folder}/public-key.pem`,
  DATABASE_URL: `sqlite:${folder}/familiar.db`,
  PRESENCE_INTERVAL_SECONDS: '3600',
});
if (!read.ok) throw new Error(read.problems.join('\n'));
const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: console.error };
const service = await startService(read.config, { log });
await service.rosterKnown;
const viewer = { login: 'viewer', password: null, role: 'viewer', agentId: null } as const;
const user = await addUser(service.context, viewer);
if (user === null) throw new Error('There is a viewer already.');
const { url, pageUrl } = service;
process.send?.({ url, pageUrl, token: await issueToken(service.context, user, 'bench') });
process.on('disconnect', () => process.exit());

import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { openDatabase } from '../../src/store/sqlite/open-database.ts';
import { type CliProcess, startCli } from '../support/cli.ts';
import { pushHeaders, testPublicKeyPem } from '../support/signing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const hotline = '4921112345';
const agents = ['4921112301', '4921112302', '4921112303', '4921112304'];

/** A service on a database file, as it is shipped; pushes resolve to whom they dial. */
async function startOnFile(folder: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, testPublicKeyPem);
  const environment = {
    WEBHOOK_URL: `${url}/push`,
    PORT: String(port),
    CENTRAL_SERVICE_PHONE: `+${hotline}`,
    SERVICE_PHONES: agents.map(number => `+${number}`).join(),
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    DATABASE_URL: `sqlite:${join(folder, 'familiar.db')}`,
    SPOOL_FILE: join(folder, 'events.spool'),
    RING_STRANGERS: '1',
  };
  const start = async (): Promise<CliProcess> => {
    // Only once it knows the roster is anybody rung.
    const service = startCli(['start'], folder, environment);
    await expect
      .poll(
        () =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    return service;
  };
  const push = async (fields: Record<string, string>): Promise<readonly string[]> => {
    const body = new URLSearchParams(fields).toString();
    const response = await fetch(`${url}/push`, { method: 'POST', headers: pushHeaders(body), body });
    expect(response.status).toBe(200);
    return [...(await response.text()).matchAll(/<Number>(\d+)<\/Number>/g)].map(([, number = '']) => number);
  };
  return { start, push };
}

const ids = (callId: string) => ({ callId, origCallId: callId, xcid: callId, direction: 'in' });
const ends = (callId: string) => ({ ...ids(callId), from: `49171392${callId}`, to: hotline });

test('a restart with a backlog knows who talks, and whom an end that lies in the spool has freed', async () => {
  const folder = await temporaryFolder();
  const { start, push } = await startOnFile(folder);
  const first = await start();
  const rung = async (callId: string): Promise<string> =>
    (await push({ event: 'newCall', ...ends(callId), 'user[]': '' }))[0] ?? '';
  const answered = (callId: string, by: string) =>
    push({ event: 'answer', ...ends(callId), answeringNumber: by, user: '' });
  const hungUp = (callId: string) => push({ event: 'hangup', ...ends(callId), cause: 'normalClearing' });

  const freed = [await rung('1000'), await rung('1001')];
  for (const [index, agent] of freed.entries()) await answered(`100${index}`, agent);
  const file = await openDatabase(join(folder, 'familiar.db'));
  file.exec('pragma busy_timeout = 10000');
  file.exec('begin immediate');
  // So much that it takes a while to hand over what comes behind it.
  await Promise.all(Array.from({ length: 600 }, (_, index) => hungUp(`9${index}`)));
  const talking = [await rung('2000'), await rung('2001')];
  for (const [index, agent] of talking.entries()) await answered(`200${index}`, agent);
  for (const index of [0, 1]) await hungUp(`100${index}`);
  const exited = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await exited;
  file.exec('rollback');
  file.close();

  await start();
  expect(new Set([...freed, ...talking])).toEqual(new Set(agents));
  expect([await rung('3000'), await rung('3001')].toSorted()).toEqual(freed.toSorted());
  expect(await rung('3002')).toBe('');
});

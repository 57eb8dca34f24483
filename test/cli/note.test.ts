import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeChime } from '../../src/announcements/chime.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createTestLog } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'http://127.0.0.1/push',
  CENTRAL_SERVICE_PHONE: '0221 4710100',
  SERVICE_PHONES: '0221 4710111, 0221 4710112',
};

/** A company of which every command has a file at hand. */
async function company() {
  const folder = await temporaryFolder();
  const run = (command: string) => runCli(command.split(' '), folder, environment);
  await writeFile(join(folder, 'familiar.yaml'), (await run('config show')).stdout);
  await writeFile(join(folder, 'tone.wav'), makeChime());
  await writeFile(join(folder, 'anna.ics'), calendar);
  await writeFile(
    join(folder, 'calls.csv'),
    'caller,agent,answeredAt\n0171 3920001,0221 4710111,2026-05-04 10:00\n',
  );
  return { folder, run };
}

const year = new Date().getUTCFullYear() + 1;
const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//EN',
  'BEGIN:VEVENT',
  'UID:summer@example.com',
  'DTSTAMP:20260101T000000Z',
  `DTSTART;VALUE=DATE:${year}0706`,
  'SUMMARY:Urlaub',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** What the audit trail has, oldest first. */
async function noted(folder: string) {
  const store = await openStore({
    database: { kind: 'sqlite', file: join(folder, 'data/familiar.db') },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log: createTestLog(),
    clock: Date.now,
  });
  const entries = await store.audit.list(20, null);
  await store.close();
  return entries.map(({ event, by, from, about }) => [event, by, from.address, about]).reverse();
}

test('whoever changes something by a command is in the audit trail, as the server itself', async () => {
  const { folder, run } = await company();
  await run('config apply familiar.yaml --by Anna');
  await run('config apply familiar.yaml --by Anna');
  await run('config undo --by Ben');
  await run('announcements add welcome tone.wav --by Ben');
  await run('announcements remove welcome --by Ben');
  await run('absences import anna.ics --agent +492214710111 --by Ben');
  await run('absences import anna.ics --agent +492214710111 --by Ben');
  await run('absences follow https://localhost:1/secret.ics --name Team --team --by Ben');
  await run('absences unfollow Team --by Ben');
  expect(await noted(folder)).toEqual([
    ['settings-applied', 'Anna', null, '1'],
    ['settings-undone', 'Ben', null, '2'],
    ['announcement-changed', 'Ben', null, 'welcome'],
    ['announcement-changed', 'Ben', null, 'welcome'],
    ['absences-changed', 'Ben', null, '+492214710111'],
    ['calendar-changed', 'Ben', null, 'Team'],
    ['calendar-changed', 'Ben', null, 'Team'],
  ]);
});

test('an import of past calls is in the audit trail, by whom the computer knows and how many; a trial is not', async () => {
  const { folder, run } = await company();
  await run('import --csv calls.csv --dry-run');
  expect((await run('import --csv calls.csv')).stdout).toContain('1 call');
  await run('import --csv calls.csv');
  expect(await noted(folder)).toEqual([['calls-imported', userInfo().username, null, '1']]);
});

import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { describeDatabase } from '../../src/config/describe-database.ts';
import { type CliRun, startCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'http://127.0.0.1/push',
  CENTRAL_SERVICE_PHONE: '0221 4710100',
  SERVICE_PHONES: '0221 4710111',
  PORT: '0',
};
/** Runs a command to its end, and tells what it said of its database. */
async function runCli(
  args: readonly string[],
  folder: string,
  own: Readonly<Record<string, string>>,
): Promise<CliRun & { readonly database: string }> {
  const { ended, database } = startCli(args, folder, own);
  return { ...(await ended), database: database() };
}

const plan = 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}]';

test('a command beside the service’s folder says that it has another database', async () => {
  const [folder, beside] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(`${beside}/plan.yaml`, plan);
  const own = { ...environment, DATABASE_URL: `sqlite:${folder}/familiar.db` };
  const service = startCli(['start'], folder, own);
  await service.said(`The database is the SQLite file ${folder}/familiar.db.`);

  const applied = await runCli(['config', 'apply', 'plan.yaml'], beside, environment);
  expect(applied.database).toBe(
    `familiar: the database is the SQLite file ${beside}/data/familiar.db.
familiar: this database is new. If Familiar keeps its data elsewhere, run this in the folder of the service and with its settings, such as DATABASE_URL.
`,
  );
  const right = await runCli(['config', 'apply', 'plan.yaml'], beside, own);
  expect(right.database).toBe(`familiar: the database is the SQLite file ${folder}/familiar.db.\n`);
  await service.said('A change of the configuration is in force.');
  service.child.kill('SIGTERM');
  await service.ended;
});

describe('where there is no database', () => {
  test.each(['rebuild', 'pause Anna', 'announcements export welcome welcome.wav'])(
    '%s has nothing to tell, and makes none',
    async command => {
      const folder = await temporaryFolder();
      const run = await runCli(command.split(' '), folder, environment);
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain(
        `familiar: there is no database yet: the SQLite file ${folder}/data/familiar.db does not exist. If Familiar keeps its data elsewhere,`,
      );
      expect(existsSync(`${folder}/data`)).toBe(false);
    },
  );

  test.each([
    ['history', /^No calls yet/],
    ['explain 02211234567', /^A new caller/],
    ['config show', /^# Nothing is configured yet/],
    ['config diff plan.yaml', /Nothing is configured yet: "familiar config apply"/],
    ['test-call 02211234567', /^A new caller/],
    ['import --csv calls.csv --dry-run', /nothing was changed|would be|Nothing/i],
  ])('%s says what follows from the settings alone, and makes none', async (command, says) => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/plan.yaml`, plan);
    await writeFile(
      `${folder}/calls.csv`,
      'caller;agent;answeredAt\n0171 3920001;0221 4710111;01.06.2026 10:00\n',
    );
    const run = await runCli(command.split(' '), folder, environment);
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(says) });
    expect(run.database).toContain('there is no database yet: the SQLite file');
    expect(existsSync(`${folder}/data`)).toBe(false);
  });

  test('migrate makes one, and says so', async () => {
    const folder = await temporaryFolder();
    const run = await runCli(['migrate'], folder, environment);
    expect(run).toMatchObject({ code: 0, database: expect.stringContaining('this database is new.') });
    const again = await runCli(['history'], folder, environment);
    expect(again).toMatchObject({ code: 0, database: expect.stringContaining('holds nothing yet.') });
  });

  test('an empty file is none, nor is a link to nowhere', async () => {
    const folder = await temporaryFolder();
    await mkdir(`${folder}/data`);
    await writeFile(`${folder}/data/empty.db`, '');
    await symlink(`${folder}/nowhere`, `${folder}/data/link.db`);
    for (const name of ['empty', 'link']) {
      const own = { ...environment, DATABASE_URL: `sqlite:./data/${name}.db` };
      expect((await runCli(['rebuild'], folder, own)).stderr).toContain('there is no database yet');
    }
  });
});

describe('a database is named without who opens it', () => {
  const place = { host: 'db', port: 3306, database: 'calls', user: 'u', password: 'hunter2' };
  test.each([
    [{ kind: 'sqlite', file: '/var/lib/a.db' }, 'the SQLite file /var/lib/a.db'],
    [{ kind: 'sqlite', file: ':memory:' }, 'SQLite in memory, which is gone when this ends'],
    [{ kind: 'mysql', ...place, timezone: 'Z' }, 'the MySQL database calls on db:3306'],
    [{ kind: 'postgres', ...place, port: 5433 }, 'the PostgreSQL database calls on db:5433'],
    [
      { kind: 'postgres', ...place, host: '/run/postgresql' },
      'the PostgreSQL database calls on /run/postgresql',
    ],
  ] as const)('%o', (database, says) => {
    expect(describeDatabase(database)).toBe(says);
  });
});

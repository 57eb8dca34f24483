import { expect, onTestFinished, test } from 'vitest';
import { runCli, startCli } from '../../support/cli.ts';
import { reachableServers, type TestDatabase } from '../../support/databases.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+493023125000',
  SERVICE_PHONES: '+493023125001',
};

function urlOf({ config }: TestDatabase, changes: { readonly database?: string } = {}): string {
  if (config.kind !== 'mysql') throw new Error('This is about MySQL.');
  const { user, password, host, port, database } = { ...config, ...changes };
  return `mysql://${user}${password === '' ? '' : `:${password}`}@${host}:${port}/${database}`;
}

/** The tutorial's table with so many calls of one caller, all a month ago, and one that names nobody. */
async function writeDown(database: TestDatabase, calls: number): Promise<void> {
  await database.query(
    'create table call_history (id varchar(36) primary key, `timestamp` datetime not null default now(), ' +
      'customerPhone varchar(255) not null, servicePhone varchar(255) not null)',
  );
  const rows = Array.from({ length: calls }, (_, index) => row(String(1_000 + index), '+491713920001', 30));
  await database.query(`insert into call_history values ${[...rows, row('x', 'anonymous', 30)].join()}`);
}

function row(id: string, caller: string, daysAgo: number): string {
  // By this computer's clock, not the server's.
  return `('${id}', from_unixtime(${Date.now() / 1000}) - interval ${daysAgo} day, '${caller}', '+493023125001')`;
}

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'mysql')) {
  const prepare = async (calls: number): Promise<{ folder: string; tutorial: TestDatabase }> => {
    const tutorial = await server.create();
    onTestFinished(() => tutorial.drop());
    if (calls > 0) await writeDown(tutorial, calls);
    return { folder: await temporaryFolder(), tutorial };
  };

  test('the calls that the tutorial wrote down are taken over from its own database, once', async () => {
    const { folder, tutorial } = await prepare(1_200);
    const args = ['import', '--tutorial', urlOf(tutorial)];
    const trial = await runCli([...args, '--dry-run'], folder, environment);
    expect(trial.stdout).toMatch(/^1,200 calls would be imported, .*Nothing was changed\.\n$/);
    const first = await runCli(args, folder, environment);
    expect(first).toMatchObject({
      code: 0,
      stdout:
        "1,200 calls imported, 1 caller known, 0 already there, 0 without an agent's pick-up, 1 of callers who can't be recognised.\n",
    });
    expect(first.stderr).toContain(
      'familiar: The tutorial has written down 1,201 calls, with times by the clock of the database server (DATABASE_TIMEZONE is not set).',
    );
    expect(first.stderr).toContain('Importing: 100 %');
    await tutorial.query(`insert into call_history values ${row('0', '+491713920002', 2)}`);
    expect((await runCli(args, folder, environment)).stdout).toMatch(
      /^1 call imported, 2 callers known, 1,200 already there/,
    );
    const explained = await runCli(['explain', '0171 3920001'], folder, environment);
    expect(explained.stdout).toContain('(1200 calls, last 30 days ago)');
  });

  test('calls of a table without times count as of today, until it has them', async () => {
    const { folder, tutorial } = await prepare(3);
    await tutorial.query('alter table call_history rename column `timestamp` to `later`');
    const args = ['import', '--tutorial', urlOf(tutorial)];
    expect((await runCli(args, folder, environment)).stderr).toContain(
      'without their times: they count as answered now',
    );
    const explain = async () => (await runCli(['explain', '0171 3920001'], folder, environment)).stdout;
    expect(await explain()).toContain('(3 calls, last today)');
    await tutorial.query('alter table call_history rename column `later` to `timestamp`');
    expect((await runCli(args, folder, environment)).stdout).toMatch(
      /^0 calls imported, 1 caller known, 3 already there/,
    );
    expect(await explain()).toContain('(3 calls, last 30 days ago)');
  });

  test('the address may come on the standard input, where no list of processes shows it', async () => {
    const { folder, tutorial } = await prepare(3);
    const { child, ended } = startCli(['import', '--tutorial', '-'], folder, environment);
    child.stdin?.end(`${urlOf(tutorial)}\n`);
    expect((await ended).stdout).toMatch(/^3 calls imported/);
  });

  test('a database without the table, one that is not there, and one that is none are refused with a remedy', async () => {
    const { folder, tutorial } = await prepare(0);
    const refused = async (...args: string[]) => {
      const run = await runCli(['import', '--tutorial', ...args], folder, environment);
      expect([run.code, run.stdout]).toEqual([1, '']);
      return run.stderr;
    };
    expect(await refused(urlOf(tutorial))).toMatch(
      /^familiar: There is no table call_history of sipgate's tutorial in the MySQL database familiar_test_\w+ at /,
    );
    expect(await refused(urlOf(tutorial, { database: 'familiar_nowhere' }))).toMatch(
      /it does not exist\. Name the database that the tutorial wrote to\.|access is denied\./,
    );
    expect(await refused('mysql://root:secret@127.0.0.1:1/routing')).toContain('nothing answers there');
    expect(await refused('mysql://root:secret@127.0.0.1:1/routing')).not.toContain('secret');
    expect(await refused('routing')).toContain('Give mysql://user:password@host:port/name.');
    expect(await refused()).toContain('the configured database is no MySQL database; name the tutorial’s');
  });
}

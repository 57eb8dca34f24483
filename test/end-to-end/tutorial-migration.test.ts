import { writeFile } from 'node:fs/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { sharedUserCompany } from '../../src/emulator/shared-user-company.ts';
import { runCli, startCli } from '../support/cli.ts';
import { reachableServers, type TestDatabase } from '../support/databases.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const company = sharedUserCompany({ lines: 2 });
const [first = '', second = ''] = company.users[0]?.numbers.map(({ number }) => number) ?? [];
const [regular, even, stranger, another] = [1, 2, 3, 4].map(fictionalCaller) as [
  string,
  string,
  string,
  string,
];
/** The rights that the tutorial asks for. */
const token = {
  tokenId: 'token-TUTOR1',
  token: 'secret',
  userId: 'w0',
  scopes: ['devices:read', 'numbers:read'],
};

for (const server of (await reachableServers()).filter(({ kind }) => kind === 'mysql'))
  test('the tutorial’s table and .env go on as they are: two lines of one user, its rule, its dates, and the way back', async () => {
    const database = await server.create();
    onTestFinished(() => database.drop());
    await writeDown(database, [
      ...rows(4, regular, second, 40),
      ...rows(2, regular, first, 3),
      ...rows(3, even, first, 10),
      ...rows(2, even, second, 10),
      ...rows(1, 'anonymous', first, 1),
    ]);
    const emulator = await startEmulator({
      privateKeyPem: emulatorKeyPem,
      speed: 2000,
      company,
      tokens: [token],
    });
    onTestFinished(() => emulator.close());
    const folder = await temporaryFolder();
    const port = await freePort();
    const push = `http://127.0.0.1:${port}/push`;
    await writeFile(`${folder}/key.pem`, emulator.publicKeyPem);
    await writeFile(`${folder}/.env`, tutorialEnv(push, database));
    emulator.setPushUrls({ incoming: push, outgoing: push });
    const elsewhere = {
      PORT: String(port),
      SIPGATE_API_URL: emulator.apiUrl,
      SIPGATE_PUBLIC_KEY_FILE: 'key.pem',
      ANSWER_BUDGET_MS: '5000',
      ROUTING_POLICY: 'tutorial',
      TUTORIAL_HISTORY: 'write',
    };
    const start = async () => {
      const service = startCli(['start'], folder, elsewhere);
      await service.said('Familiar listens at');
      return service;
    };
    const call = (from: string, talkSeconds = 60) =>
      emulator.placeCall({ from, to: company.hotlines[0]?.number ?? '', talkSeconds });
    const known = async (from: string) => {
      const { stdout } = await runCli(['explain', from, '--json'], folder, elsewhere);
      const { sentence, reason } = JSON.parse(stdout) as Explained;
      const counts = reason.candidates.map(({ agentId, familiarity }) => [
        agentId,
        familiarity?.answeredCalls ?? 0,
        familiarity === null ? null : daysSince(familiarity.lastAnsweredAt),
      ]);
      return { sentence, rule: reason.rule, counts: counts.toSorted() };
    };

    const service = await start();
    await service.said('The roster has 2 agents.');
    await service.said('Adopted the history of the tutorial, with its dates');
    expect(await known(regular)).toEqual({
      sentence: expect.stringContaining(
        'took 4 of this caller’s 6 calls with those who are free, more than 60 %',
      ),
      rule: 'majority-agent',
      counts: [
        [first, 2, 3],
        [second, 4, 40],
      ],
    });
    // Three of five are not more than 60 %.
    expect(await known(even)).toMatchObject({ rule: 'random' });

    expect((await call(regular).ended).answeredBy).toBe(second);
    const long = call(stranger, 200_000);
    await expect.poll(() => long.talkingTo(), { timeout: 20_000 }).not.toBeNull();
    const busy = long.talkingTo();
    const other = await call(another).ended;
    expect([other.outcome, other.answeredBy]).toEqual(['answered', busy === first ? second : first]);
    expect((await call(regular).ended).outcome).toBe('answered');
    long.hangUp();
    await long.ended;
    const written = () => count(database, `customerPhone in ('${regular}', '${stranger}', '${another}')`);
    await expect.poll(written, { timeout: 20_000 }).toBe(6 + 4);

    service.child.kill('SIGTERM');
    expect((await service.ended).stderr).toBe('');
    const before = await known(regular);
    expect(
      before.counts.map(([, calls]) => calls).reduce((sum: number, calls) => sum + Number(calls), 0),
    ).toBe(8);
    expect(await count(database, `customerPhone = '${regular}'`)).toBe(8);

    const again = await start();
    again.child.kill('SIGTERM');
    await again.ended;
    expect((await known(regular)).counts).toEqual(before.counts);
    expect(await count(database, '1 = 1')).toBe(12 + 4);
  });

interface Explained {
  readonly sentence: string;
  readonly reason: {
    readonly rule: string;
    readonly candidates: readonly {
      readonly agentId: string;
      readonly familiarity: { readonly answeredCalls: number; readonly lastAnsweredAt: number } | null;
    }[];
  };
}

/** As the tutorial's example has it, down to the quotes and the misspelling; but for its port of the database. */
function tutorialEnv(push: string, { config }: TestDatabase): string {
  if (config.kind !== 'mysql') throw new Error('This is about MySQL.');
  return `# The public URL that was generated by localhost.run or ngrok.
WEBHOOK_URL="${push}"

# A list of phone numbers where calls can be redirected to.
SERVICE_PHONES="${first},${second}"
CENTRAL_SERVICE_PHONE="${company.hotlines[0]?.number}"
TOKEN_ID=${token.tokenId}
TOKEN=${token.token}

DATABASE_HOST=${config.host}
DATABASE_PORT=${config.port}
DATABASE_NAME=${config.database}
DATABASE_USERNAME=${config.user}
DATABASE_PASSWORT=${config.password}
DATABASE_ROOT_PASSWORD=unused
DATABASE_TIMEZONE=
`;
}

/** Rows of the tutorial's, the last of which was written so many days ago; by this computer's clock, not the server's. */
function rows(howMany: number, caller: string, called: string, daysAgo: number): readonly string[] {
  const now = `from_unixtime(${Date.now() / 1000})`;
  return Array.from(
    { length: howMany },
    (_, index) => `(uuid(), ${now} - interval ${daysAgo + index} day, '${caller}', '${called}')`,
  );
}

async function writeDown(database: TestDatabase, values: readonly string[]): Promise<void> {
  await database.query(
    'create table call_history (id varchar(36) not null, `timestamp` datetime not null default now(), ' +
      'customerPhone varchar(255) not null, servicePhone varchar(255) not null, primary key (id))',
  );
  await database.query(`insert into call_history values ${values.join()}`);
}

async function count({ config }: TestDatabase, where: string): Promise<number> {
  if (config.kind !== 'mysql') throw new Error('This is about MySQL.');
  const { host, port, user, password, database } = config;
  const connection = await createConnection({ host, port, user, password, database });
  try {
    const [found] = await connection.query<({ rows: number } & RowDataPacket)[]>(
      `select count(*) as \`rows\` from call_history where ${where}`,
    );
    return found[0]?.rows ?? 0;
  } finally {
    await connection.end();
  }
}

function daysSince(at: number): number {
  return Math.round((Date.now() - at) / 86_400_000);
}

import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startCli } from '../support/cli.ts';
import { authorityFile, type HttpsServer, startHttpsServer } from '../support/https-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const year = new Date().getUTCFullYear() + 1;
const secret = '/private-0123456789abcdef/basic.ics';

function published(...titles: readonly string[]): string {
  const events = titles.map(
    title =>
      `BEGIN:VEVENT\r\nUID:${title}\r\nSUMMARY:${title}\r\nDTSTART;VALUE=DATE:${year}0706\r\nEND:VEVENT\r\n`,
  );
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`;
}

let body: string;
let server: HttpsServer;
beforeAll(async () => {
  server = await startHttpsServer(({ url }, response) =>
    url === secret ? response.end(body) : response.writeHead(404).end(),
  );
});
afterAll(() => server[Symbol.asyncDispose]());

async function company() {
  body = published('Urlaub', 'Messe');
  const folder = await temporaryFolder();
  const environment = {
    WEBHOOK_URL: 'http://127.0.0.1/push',
    CENTRAL_SERVICE_PHONE: '0221 4710100',
    SERVICE_PHONES: '0221 4710111, 0221 4710112',
    CALENDAR_PRIVATE_HOSTS: 'localhost',
    NODE_EXTRA_CA_CERTS: authorityFile,
    PORT: '0',
  };
  const run = (command: string, changes: Readonly<Record<string, string>> = {}) =>
    runCli(command.split(' '), folder, { ...environment, ...changes });
  const absences = async () => JSON.parse((await run('config show --json')).stdout).absences ?? [];
  return { folder, environment, run, absences };
}

test('a published calendar is followed, looked at, and followed no longer', async () => {
  const { run, absences } = await company();
  const follow = `absences follow webcal://localhost:${server.port}${secret} --name Anna --agent +492214710111 --title urlaub`;
  const followed = await run(follow);
  expect(followed).toMatchObject({ code: 0, stderr: '' });
  expect(followed.stdout).toContain('Anna: left out: 1 not chosen by their title.\n');
  expect(await absences()).toMatchObject([{ why: 'Urlaub', source: 'Anna' }]);

  body = published('Messe');
  expect((await run('absences refresh')).stdout).toContain('removed 1.');
  expect(await absences()).toEqual([]);
  body = published('Urlaub');
  await run('absences refresh Anna');
  body = published();
  const held = await run('absences refresh anna');
  expect(held.code).toBe(1);
  expect(held.stderr).toContain('familiar absences refresh "Anna" --replace');
  expect(await absences()).toHaveLength(1);

  const list = await run('absences calendars');
  expect(list.stdout).toMatch(/^Anna +\+49 221 4710111 +https:\/\/localhost:\d+\/… \([0-9a-f]{4}\) +\d{4}-/m);
  expect(list.stdout).toContain("Anna: can't be taken over since ");
  const german = await run('absences calendars --lang de');
  expect(german.stdout).toMatch(/^Name +von +Adresse +zuletzt gelesen \(Europe\/Berlin\)\n/);
  expect(german.stdout).toMatch(/^Anna: Termine: 1, davon kommende Abwesenheiten: 1; zuletzt hinzugefügt: /m);
  expect(german.stdout).toContain('Anna: kann seit ');
  expect(await run('absences unfollow Anna')).toMatchObject({ code: 0 });
  expect(await absences()).toEqual([]);
  expect(await run('absences unfollow Anna')).toMatchObject({
    code: 1,
    stderr: 'familiar: no calendar is called "Anna"; there is none.\n',
  });
  expect((await run('absences unfollow Anna --lang de')).stderr).toBe(
    'familiar: Kein Kalender heißt „Anna“; es gibt keinen.\n',
  );
});

test('nothing but the configuration itself tells where a calendar is published', async () => {
  const { folder, run } = await company();
  const address = `https://localhost:${server.port}${secret}`;
  const said = [await run(`absences follow ${address} --name Team --team`)];
  const shown = (await run('config show')).stdout;
  expect(shown).toContain(address);
  await writeFile(`${folder}/other.yaml`, shown.replace('0123456789', 'abcdefghij'));
  await writeFile(
    `${folder}/wrong.yaml`,
    shown
      .replace('url: https', 'url: http')
      .replace('name: Team', 'name: Team\n    ulr: https://x.example/0123456789abcdef'),
  );
  const diff = await run('config diff other.yaml');
  expect(diff.stdout).toMatch(/^Calendar Team › Address: https:\/\/localhost:\d+\/… \(....\) {2}→/m);
  const wrong = await run('config apply wrong.yaml');
  expect(wrong.stderr).toContain('begins with https:// or webcal://');
  said.push(diff, wrong, await run('config log --json'), await run('absences calendars'));
  said.push(await run('absences follow ftp://localhost/0123456789abcdef --name B --team'));
  expect(JSON.stringify(said)).not.toContain('0123456789abcdef');
});

test('a calendar in a private network is refused unless its host is named', async () => {
  const { run } = await company();
  const command = `absences follow https://localhost:${server.port}${secret} --name Anna --team`;
  const refused = await run(command, { CALENDAR_PRIVATE_HOSTS: '' });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('name the host in CALENDAR_PRIVATE_HOSTS');
});

test('the service looks at its calendars by itself, and says so', async () => {
  const { folder, environment, run, absences } = await company();
  const yaml = `hotlines: [{name: A, numbers: [0221 4710100]}]
calendars: [{name: Anna, url: "https://localhost:${server.port}${secret}", agent: "+492214710111"}]`;
  await writeFile(`${folder}/a.yaml`, yaml);
  await run('config apply a.yaml');
  const { said, child, ended } = startCli(['start'], folder, environment);
  await said('A calendar has changed absences.');
  expect(await absences()).toHaveLength(2);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  expect((await run('config log')).stdout).toContain('calendar Anna');
});

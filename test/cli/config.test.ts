import { open, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCli, startCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'http://127.0.0.1/push',
  CENTRAL_SERVICE_PHONE: '0221 4710100',
  SERVICE_PHONES: '0221 4710111, 0221 4710112',
  OVERFLOW: 'voicemail',
};

/** A company with a database of its own, and how to run a command in it. */
async function company() {
  const folder = await temporaryFolder();
  const run = (command: string, changes: Readonly<Record<string, string>> = {}) =>
    runCli(command.split(' '), folder, { ...environment, ...changes });
  return { folder, run };
}

test('from the first look to undoing a change', async () => {
  const { folder, run } = await company();
  const first = await run('config show');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(
    /^# Nothing is configured yet: this is what the settings of the environment mean\./,
  );
  expect(first.stdout).toContain('numbers: [+49 221 4710100]');
  expect(first.stdout).toContain('nobody-reachable:\n        - voicemail');

  const file = `${folder}/familiar.yaml`;
  await writeFile(file, first.stdout.replace('name: Hotline', 'name: Zentrale # since 1987'));
  const applied = await run('config apply familiar.yaml --by Anna');
  expect(applied).toMatchObject({ code: 0, stderr: '' });
  expect(applied.stdout).toBe('Revision 1 is in force: hotline Hotline renamed to Zentrale.\n');
  expect((await run('config show')).stdout).toContain('name: Zentrale # since 1987');

  await writeFile(file, (await readFile(file, 'utf8')).replace('- voicemail', '- busy'));
  const diff = await run('config diff familiar.yaml');
  expect(diff.stdout).toContain(
    'Hotline Zentrale › Overflow › Nobody is reachable: voicemail  →  busy tone\n',
  );
  expect(diff.stdout).toMatch(/\nhotline Zentrale changed\.\n$/);
  await run('config apply familiar.yaml --by Ben');
  expect(await run('config apply familiar.yaml')).toMatchObject({ stdout: 'Nothing changed.\n' });

  expect(await run('config undo --by Anna')).toMatchObject({
    code: 0,
    stdout: 'Revision 3 is in force: hotline Zentrale changed.\n',
  });
  expect(JSON.parse((await run('config show --json')).stdout)).toMatchObject({
    hotlines: [{ name: 'Zentrale', overflow: { 'nobody-reachable': ['voicemail'] } }],
  });
  const log = (await run('config log')).stdout.split('\n');
  expect(log[0]).toMatch(/^revision +at \(Europe\/Berlin\) +by +kind +changes$/);
  expect(log[1]).toMatch(/^3 .* Anna +undo +hotline Zentrale changed$/);
  expect(log[2]).toMatch(/^2 .* Ben +apply +hotline Zentrale changed$/);
  expect((await run('config show --revision 2 --json')).stdout).toContain('"busy"');
});

test('what diff announces is what apply does, also where calls are routed as before', async () => {
  const { folder, run } = await company();
  const file = `${folder}/familiar.yaml`;
  await writeFile(file, (await run('config show')).stdout);
  expect((await run('config diff familiar.yaml')).stdout).toBe(
    `nothing changed.
Nothing is configured yet: "familiar config apply" makes this revision 1, in the place of what the environment says.
`,
  );
  expect((await run('config apply familiar.yaml')).stdout).toBe(
    'Revision 1 is in force: calls are routed as before, and only the text is another, such as a comment.\n',
  );
  expect((await run('config diff familiar.yaml')).stdout).toBe('nothing changed.\n');
  expect((await run('config apply familiar.yaml')).stdout).toBe('Nothing changed.\n');

  await writeFile(file, `# ours\n${await readFile(file, 'utf8')}`);
  expect((await run('config diff familiar.yaml')).stdout).toMatch(
    /^only the text is another, such as a comment: "familiar config apply" keeps it as a new revision/,
  );
  expect((await run('config apply familiar.yaml')).stdout).toBe(
    'Revision 2 is in force: calls are routed as before, and only the text is another, such as a comment.\n',
  );
});

test('what is applied beside a running service is in force there at once, and rules of the environment no more', async () => {
  const { folder, run } = await company();
  const yaml = 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}]';
  await writeFile(`${folder}/familiar.yaml`, yaml);
  const service = startCli(['start'], folder, { ...environment, PORT: '0' });
  await service.said('Familiar listens at');
  await run('config apply familiar.yaml');
  await service.said('A change of the configuration is in force.');
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0, stderr: '' });

  const again = startCli(['start'], folder, { ...environment, PORT: '0' });
  await again.said('OVERFLOW is ignored: the configuration in the database decides how calls are routed.');
  await again.said('Familiar listens at');
  again.child.kill('SIGTERM');
  expect(await again.ended).toMatchObject({ code: 0 });
});

test('what a configuration says without effect, as versions before let it, is told by apply, diff and show', async () => {
  const { folder, run } = await company();
  const yaml =
    'hotlines: [{name: Zentrale, numbers: [0221 4710100], waiting: {anySeconds: 60, by: transfer}}]\n';
  await writeFile(`${folder}/familiar.yaml`, yaml);
  const said = /^familiar: "by: transfer" at the hotline Zentrale no longer has any effect: .*\n$/;
  for (const command of ['diff', 'apply', 'apply'])
    expect(await run(`config ${command} familiar.yaml`)).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(said),
    });
  expect(await run('config show')).toMatchObject({ stderr: '', stdout: expect.not.stringContaining('by:') });
});

test('a configuration with mistakes is refused with all of them, and changes nothing', async () => {
  const { folder, run } = await company();
  const yaml = `hotlines:
  - {name: Zentrale, numbers: [0221 4710100], hours: office, greeting: hello}
callers:
  - {numbers: [0171 3920001], fixed: Emil}
`;
  await writeFile(`${folder}/bad.yaml`, yaml);
  expect(await run('config apply bad.yaml')).toEqual({
    code: 1,
    stdout: '',
    stderr: `familiar: bad.yaml has 3 problems:
  - callers[0].fixed (line 4) is "Emil": give an agent whom sipgate knows (+49 221 4710111, +49 221 4710112).
  - hotlines[0].hours (line 2) is "office": add opening hours of this name, or leave it out to be always open.
  - hotlines[0].greeting (line 2) is "hello": give the name of an announcement (chime, hold-music, closed, holiday, all-busy, please-hold, please-hold-voicemail, please-hold-callback, callback-offer, callback-promised, goodbye), or add this one first, on the page or with "familiar announcements add".
Nothing was changed.
`,
  });
  expect((await run('config log')).stdout).toBe('Nothing was ever configured.\n');
});

test('a file of 50 MB is refused without being read', async () => {
  const { folder, run } = await company();
  const handle = await open(`${folder}/large.yaml`, 'w');
  await handle.truncate(50 * 1024 * 1024);
  await handle.close();
  expect(await run('config apply large.yaml')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'familiar: large.yaml is too large: at most 2048 KiB are read.\n',
  });
});

test.each([
  ['config apply gone.yaml', /^familiar: gone\.yaml can't be read: .*\n$/],
  ['config undo', /^familiar: there is nothing to undo: nothing was ever configured\.\n$/],
  ['config undo 7', /^familiar: revision 7 can't be undone; .*\n$/],
  ['config show --revision 7', /^familiar: there is no revision 7; .*\n$/],
])('%s says in one line what is wrong', async (command, says) => {
  const { run } = await company();
  expect(await run(command)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
});

test('a sound of your own can be played, and is kept as long as it is', async () => {
  const { folder, run } = await company();
  const samples = Buffer.alloc(16_000);
  for (let index = 0; index < 8_000; index++)
    samples.writeInt16LE(Math.round(8_000 * Math.sin(index / 3)), index * 2);
  await writeFile(`${folder}/tone.wav`, Buffer.concat([wavHeader(samples.length), samples]));
  expect(await run('announcements add welcome tone.wav --by Anna')).toMatchObject({
    code: 0,
    stdout: '"welcome" can be used now (revision 1).\n',
  });
  expect((await run('announcements list')).stdout).toMatch(/^welcome +de +1\.0 s +your own$/m);
  await writeFile(`${folder}/a.yaml`, 'hotlines: [{name: A, numbers: [0221 4710100], greeting: welcome}]');
  await run('config apply a.yaml');
  expect(await run('announcements remove welcome')).toMatchObject({
    code: 1,
    stderr: 'familiar: The configuration plays "welcome": name another there before you remove it.\n',
  });
  expect(await run('announcements add x a.yaml')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^familiar: a\.yaml: The file is neither WAV nor MP3; .*\n$/),
  });
  await run('announcements export welcome copy.wav');
  expect((await readFile(`${folder}/copy.wav`)).toString('latin1', 0, 4)).toBe('RIFF');
});

test('a calendar can be imported again and again', async () => {
  const { folder, run } = await company();
  const year = new Date().getUTCFullYear() + 1;
  const ics = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:summer@example.com
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:${year}0706
DTEND;VALUE=DATE:${year}0718
SUMMARY:Sommerurlaub
END:VEVENT
END:VCALENDAR
`;
  await writeFile(`${folder}/anna.ics`, ics.replaceAll('\n', '\r\n'));
  const command = 'absences import anna.ics --agent +492214710111 --deputy +492214710112';
  expect(await run(command)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Revision 1 is in force/),
  });
  expect(await run(command)).toMatchObject({ code: 0, stdout: 'Nothing changed.\n' });
  expect(JSON.parse((await run('config show --json')).stdout).absences).toEqual([
    {
      agent: '+492214710111',
      from: `${year}-07-06`,
      to: `${year}-07-17`,
      deputies: ['+492214710112'],
      why: 'Sommerurlaub',
      uid: 'summer@example.com',
    },
  ]);
  await writeFile(`${folder}/none.ics`, 'BEGIN:VCALENDAR\nEND:VCALENDAR\n');
  expect(await run('absences import none.ics --agent +492214710111')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^familiar: none\.ics has no longer the absence .* add --replace; .*\n$/),
  });
  expect(await run('absences import none.ics --agent +492214710111 --replace')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Revision 2 is in force: .*\n {2}removed .*Sommerurlaub\n$/),
  });
  expect(await run('absences import anna.ics --team --agent +492214710111')).toMatchObject({ code: 1 });
  expect(await run('absences import anna.ics --agent Emil')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^familiar: "Emil" is no agent whom sipgate knows; .*\n$/),
  });
});

test('the schema for editors is printed as JSON', async () => {
  const { run } = await company();
  expect(JSON.parse((await run('config schema')).stdout)).toHaveProperty('properties.hotlines');
});

/** Of mono 16-bit PCM at 8 kHz. */
function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  return header;
}

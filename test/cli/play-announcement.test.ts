import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const environment = {
  WEBHOOK_URL: 'http://127.0.0.1/push',
  CENTRAL_SERVICE_PHONE: '0221 4710100',
  SERVICE_PHONES: '0221 4710111, 0221 4710112',
};

const yaml = `hotlines:
  - {name: Sales, numbers: [0221 4710100], waiting: {anySeconds: 60, prompt: please-hold}}
  - {name: Quiet, numbers: [0221 4710101], greeting: none}`;

/** A computer with these programs and no others, each a line of shell. */
async function computer(programs: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder();
  for (const [name, line] of Object.entries(programs)) {
    await writeFile(`${folder}/${name}`, `#!/bin/sh\n${line}\n`);
    await chmod(`${folder}/${name}`, 0o755);
  }
  const run = (command: string) => runCli(command.split(' '), folder, { ...environment, PATH: folder });
  return { folder, run };
}

function bytes(file: string): Promise<Buffer> {
  return readFile(new URL(`../../assets/announcements/${file}.wav`, import.meta.url));
}

test('an announcement is played by the player that is there, in the language of the configuration', async () => {
  const { folder, run } = await computer({ aplay: '/bin/cp "$2" played.wav' });
  expect(await run('announcements play closed')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await readFile(`${folder}/played.wav`)).toEqual(await bytes('de/closed'));
  await run('announcements play closed --language en');
  expect(await readFile(`${folder}/played.wav`)).toEqual(await bytes('en/closed'));
});

test('what a hotline plays is found by where it plays it', async () => {
  const { folder, run } = await computer({ paplay: '/bin/cp "$1" played.wav' });
  await writeFile(`${folder}/a.yaml`, yaml);
  expect((await run('config apply a.yaml')).code).toBe(0);
  await run('announcements play prompt --hotline Sales');
  expect(await readFile(`${folder}/played.wav`)).toEqual(await bytes('de/please-hold'));
  expect(await run('announcements play greeting --hotline Quiet')).toMatchObject({
    code: 1,
    stderr: 'familiar: the hotline "Quiet" plays no greeting.\n',
  });
  expect(await run('announcements play greeting --hotline Nobody')).toMatchObject({
    code: 1,
    stderr: 'familiar: there is no hotline "Nobody"; there is "Sales", "Quiet".\n',
  });
});

test('without a player that works, and where a file is asked for, it is written and said where', async () => {
  const { folder, run } = await computer({ aplay: 'exit 1' });
  const { code, stdout } = await run('announcements play goodbye');
  const [, file = ''] =
    /^It can't be played here \(tried [\w, ]+\)\. "goodbye" is in (.+)\.\n$/.exec(stdout) ?? [];
  expect([code, await readFile(file)]).toEqual([0, await bytes('de/goodbye')]);
  await rm(dirname(file), { recursive: true });
  expect(await run('announcements play goodbye --output bye.wav')).toMatchObject({
    code: 0,
    stdout: '"goodbye" is in bye.wav.\n',
  });
  expect(await readFile(`${folder}/bye.wav`)).toEqual(await bytes('de/goodbye'));
});

test('what is not there, and where nothing can be written, is told with a remedy', async () => {
  const { run } = await computer();
  expect(await run('announcements play hello')).toMatchObject({
    code: 1,
    stderr:
      'familiar: there is no announcement "hello"; "familiar announcements list" shows which there are.\n',
  });
  expect(await run('announcements play closed --output no/such/folder.wav')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^familiar: no\/such\/folder\.wav can't be written: .+ Name a file that can be with --output\.\n$/,
    ),
  });
});

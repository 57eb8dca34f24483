import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const key = 'k'.repeat(32);

function read(environment: Readonly<Record<string, string>>) {
  const config = readConfig({
    WEBHOOK_URL: 'https://hotline.example.com/push',
    CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
    SERVICE_PHONES: '+49 30 23125 001',
    ...environment,
  });
  return config.ok ? config.config.secretKey : config.problems;
}

test('the key is what was given, what its file holds, or in a file beside the data', async () => {
  const file = `${await temporaryFolder()}/key`;
  await writeFile(file, `${key}\n`);
  expect(read({ SECRET_KEY: key })).toEqual({ kind: 'given', key });
  expect(read({ SECRET_KEY_FILE: file })).toEqual({ kind: 'given', key });
  expect(read({ DATABASE_URL: 'sqlite:/srv/calls.db' })).toEqual({
    kind: 'file',
    file: '/srv/calls.db.secret',
  });
  expect(read({ DATABASE_URL: 'postgres://familiar@db/familiar' })).toEqual({
    kind: 'file',
    file: './data/familiar.secret',
  });
});

test('a short key is refused without being shown, and so is a file that is not there', async () => {
  const file = `${await temporaryFolder()}/key`;
  expect(read({ SECRET_KEY: 'geheim' })).toEqual([
    'SECRET_KEY is (hidden): give at least 32 random characters, such as what "openssl rand -base64 32" prints.',
  ]);
  expect(read({ SECRET_KEY_FILE: file })).toEqual([
    expect.stringContaining('name a file that this user may read (ENOENT'),
  ]);
  await writeFile(file, 'geheim');
  expect(read({ SECRET_KEY_FILE: file })).toEqual([expect.not.stringContaining('geheim')]);
  expect(read({ SECRET_KEY_FILE: file, SECRET_KEY: key })).toEqual([
    expect.stringContaining('remove it, or remove SECRET_KEY: both give the key'),
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkWav } from '../../../src/sipgate/wav.ts';
import { hotline } from '../../support/builders.ts';
import { type Answer, startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';
import { tone, wavByLibrary } from '../../support/tones.ts';

let page: TestPage;
let admin: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  admin = await page.as('admin');
});
afterAll(() => page[Symbol.asyncDispose]());

const mp3 = readFileSync(join(import.meta.dirname, '../../fixtures/audio/tone-1khz-stereo.mp3'));
const wav = wavByLibrary([tone(500, 44_100, 1)], 44_100, '16');

/** Sends a file as the page does. */
async function upload(name: string, file: Buffer, { who = admin, type = 'audio/wav', csrf = true } = {}) {
  const session = (await who.request('GET', '/session')).body;
  const query = new URLSearchParams({ name, language: 'de' });
  const response = await fetch(`${page.url}/api/announcements/sound?${query}`, {
    method: 'PUT',
    headers: {
      cookie: who.cookie,
      'content-type': type,
      ...(csrf && session.csrf !== null ? { 'x-familiar-csrf': session.csrf } : {}),
    },
    body: new Uint8Array(file),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function listed(name: string) {
  const { announcements } = (await admin.request('GET', '/announcements')).body;
  return announcements.find((one: { name: string }) => one.name === name);
}

async function play(name: string): Promise<Response> {
  const query = new URLSearchParams({ name, language: 'de' });
  return fetch(`${page.url}/api/announcements/sound?${query}`, { headers: { cookie: admin.cookie } });
}

test.each([
  { kind: 'WAV', file: wav, type: 'audio/wav' },
  { kind: 'MP3', file: mp3, type: 'audio/mpeg' },
])('a $kind is converted to what sipgate plays, and can be heard', async ({ kind, file, type }) => {
  const sent = await upload(`Gruß ${kind}`, file, { type });
  expect([sent.status, sent.body.error]).toEqual([200, undefined]);
  const heard = await play(`Gruß ${kind}`);
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  const bytes = Buffer.from(await heard.arrayBuffer());
  expect(checkWav(bytes)).toEqual({ ok: true, durationMs: sent.body.durationMs });
  expect(await listed(`Gruß ${kind}`)).toMatchObject({
    isBuiltIn: false,
    sounds: [{ language: 'de', isOwn: true }],
  });
});

test('what comes with Familiar can be heard, until a sound of one’s own takes its place, and again after that', async () => {
  const shipped = Buffer.from(await (await play('closed')).arrayBuffer());
  expect(checkWav(shipped).ok).toBe(true);
  await upload('closed', wav);
  expect(Buffer.from(await (await play('closed')).arrayBuffer()).equals(shipped)).toBe(false);
  expect(await listed('closed')).toMatchObject({
    isBuiltIn: true,
    sounds: [{ isOwn: true }, { isOwn: false }],
  });
  await admin.request('DELETE', '/announcements?name=closed');
  expect(Buffer.from(await (await play('closed')).arrayBuffer()).equals(shipped)).toBe(true);
});

test('one that is played somewhere says where, and can’t be removed', async () => {
  await upload('welcome', wav);
  const { revision } = (await admin.request('GET', '/settings')).body;
  const hotlines = [
    {
      name: 'Zentrale',
      numbers: [hotline],
      greeting: 'welcome',
      overflow: {
        closed: [{ number: '0171 3920001' }, { announcement: 'welcome' }],
        'all-busy': [{ announcement: 'welcome' }],
      },
    },
  ];
  expect(
    (await admin.request('PUT', '/settings', { basedOn: revision, sections: { hotlines } })).status,
  ).toBe(200);
  expect((await listed('welcome')).usedBy).toEqual([
    {
      de: 'Hotline Zentrale › Ansage vor dem Klingeln',
      en: 'Hotline Zentrale › Greeting before the phone rings',
    },
    {
      de: 'Hotline Zentrale › Wenn niemand abnimmt › Außerhalb der Öffnungszeiten › 2 › Ansage',
      en: 'Hotline Zentrale › Overflow › Outside opening hours › 2 › Announcement',
    },
    {
      de: 'Hotline Zentrale › Wenn niemand abnimmt › Alle sind im Gespräch › 1 › Ansage',
      en: 'Hotline Zentrale › Overflow › Everybody is in a call › 1 › Announcement',
    },
  ]);
  const refused = await admin.request('DELETE', '/announcements?name=welcome');
  expect([refused.status, refused.body.error]).toEqual([422, expect.stringContaining('plays "welcome"')]);
});

test.each([
  {
    what: 'no sound at all',
    name: 'a',
    file: Buffer.from('<script>'),
    status: 422,
    says: 'neither WAV nor MP3',
    german: 'weder WAV noch MP3',
  },
  {
    what: 'an empty file',
    name: 'a',
    file: Buffer.alloc(0),
    status: 422,
    says: 'WAV',
    german: 'Datei ist leer',
  },
  {
    what: 'silence',
    name: 'a',
    file: wavByLibrary([tone(500, 8_000, 1, 0)], 8_000, '16'),
    status: 422,
    says: 'silence',
    german: 'nur Stille',
  },
  {
    what: 'a path as its name',
    name: '../../etc/passwd',
    file: wav,
    status: 422,
    says: 'name',
    german: 'Name',
  },
  { what: 'no name', name: '', file: wav, status: 422, says: 'name', german: 'Name' },
  {
    what: 'more than ten megabytes',
    name: 'a',
    file: Buffer.alloc(11 * 1024 * 1024),
    status: 413,
    says: 'large',
    german: 'zu groß',
  },
])(
  '$what is refused with what to do, in the language of the page',
  async ({ name, file, status, says, german }) => {
    const refused = await upload(name, file);
    expect([refused.status, refused.body.error]).toEqual([status, expect.stringContaining(says)]);
    expect(refused.body.text).toEqual({
      de: expect.stringContaining(german),
      en: expect.stringContaining(says),
    });
  },
);

test('who may not upload is told so before the file is taken in', async () => {
  const large = Buffer.alloc(11 * 1024 * 1024);
  expect((await upload('a', wav, { csrf: false })).body.code).toBe('forged');
  expect((await upload('a', wav, { who: await page.as('supervisor') })).status).toBe(403);
  const stranger = await upload('a', large, { who: await page.as('nobody') }).catch(() => ({ status: 401 }));
  expect(stranger.status).toBe(401);
  expect((await (await page.as('agent')).request('GET', '/announcements')).status).toBe(403);
});

test('what there is not can’t be heard', async () => {
  for (const name of ['nothing', '../closed', '%00', 'constructor'])
    expect((await play(name)).status).toBe(404);
});

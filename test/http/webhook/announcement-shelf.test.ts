import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { describe as describeSound } from '../../../src/announcements/announcement.ts';
import { makeChime } from '../../../src/announcements/chime.ts';
import { makeHoldMusic } from '../../../src/announcements/hold-music.ts';
import { writeWav } from '../../../src/announcements/write-wav.ts';
import {
  type AnnouncementShelf,
  announcementRoutes,
  createAnnouncementShelf,
} from '../../../src/http/webhook/announcement-shelf.ts';

const webhookUrl = new URL('https://hotline.example.com/push/?key=a&b=c');
const chime = describeSound(makeChime());

async function startServer(): Promise<{ readonly shelf: AnnouncementShelf; readonly origin: string }> {
  const shelf = createAnnouncementShelf(() => webhookUrl);
  const server = Fastify();
  announcementRoutes(server, '/push/announcements', shelf);
  onTestFinished(() => server.close());
  return { shelf, origin: await server.listen({ host: '127.0.0.1', port: 0 }) };
}

test('an announcement lies below the webhook, at an address of its own', () => {
  const url = createAnnouncementShelf(() => webhookUrl).put(chime);
  expect(url?.href).toBe(`https://hotline.example.com/push/announcements/${chime.hash}.wav`);
});

test('as long as the webhook has no address an announcement has none, and then it has one', () => {
  let address: URL | null = null;
  const shelf = createAnnouncementShelf(() => address);
  expect(shelf.put(chime)).toBeNull();
  address = webhookUrl;
  expect(shelf.put(chime)?.host).toBe('hotline.example.com');
});

test('sipgate fetches it, and may keep it', async () => {
  const { shelf, origin } = await startServer();
  const response = await fetch(new URL(shelf.put(chime)?.pathname ?? '', origin));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(Buffer.from(await response.arrayBuffer()).equals(chime.wav)).toBe(true);
});

test('another sound has another address, and the old one stays for whoever is being announced', async () => {
  const { shelf, origin } = await startServer();
  const [old, changed] = [shelf.put(chime), shelf.put(describeSound(makeHoldMusic()))];
  expect(changed?.href).not.toBe(old?.href);
  const statuses = await Promise.all(
    [old, changed].map(async url => (await fetch(new URL(url?.pathname ?? '', origin))).status),
  );
  expect(statuses).toEqual([200, 200]);
});

test.each([
  `/push/announcements/${'0'.repeat(32)}.wav`,
  '/push/announcements/closed.wav',
  '/push/announcements/',
])('nothing is at %s', async path => {
  const { origin } = await startServer();
  expect((await fetch(new URL(path, origin))).status).toBe(404);
});

test('a shelf that is full drops what was put longest ago', () => {
  const shelf = createAnnouncementShelf(() => webhookUrl);
  const sounds = Array.from({ length: 501 }, (_, index) =>
    describeSound(writeWav(new Float32Array(1).fill(index / 1_000))),
  );
  for (const sound of sounds) {
    shelf.put(sound);
    shelf.put(chime);
  }
  expect(shelf.find(sounds[0]?.hash ?? '')).toBeNull();
  expect(shelf.find(sounds.at(-1)?.hash ?? '')).toBe(sounds.at(-1));
  expect(shelf.find(chime.hash)).toBe(chime);
});

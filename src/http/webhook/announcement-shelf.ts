import type { FastifyInstance } from 'fastify';
import type { Announcement } from '../../announcements/announcement.ts';

/**
 * The announcements that sipgate can fetch. Each lies at an address of its own that contains the hash of its bytes:
 * what was fetched once can be kept for ever, and a changed announcement is another address.
 */
export interface AnnouncementShelf {
  /**
   * Makes the announcement available and returns where; null as long as the webhook has no address. Putting the same
   * one again changes nothing. Every instance puts all that it knows when it starts, since sipgate may fetch from one
   * what another told it to play.
   */
  put(announcement: Announcement): URL | null;
  find(hash: string): Announcement | null;
}

/** Far more than 50 hotlines use. Those put longest ago are dropped; what is played is put again each time. */
const maxKept = 500;

/** An empty shelf below the webhook's own path, so that a proxy which passes the one passes the other. */
export function createAnnouncementShelf(webhookUrl: () => URL | null): AnnouncementShelf {
  const kept = new Map<string, Announcement>();
  return {
    put(announcement) {
      const { hash } = announcement;
      // Deleted first, so that it becomes the latest.
      kept.delete(hash);
      kept.set(hash, announcement);
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
      const address = webhookUrl();
      return address === null ? null : new URL(`${folderBelow(address)}/${hash}.wav`, address);
    },
    find: hash => kept.get(hash) ?? null,
  };
}

/** Serves what is on the shelf, at the route of a folder. */
export function announcementRoutes(server: FastifyInstance, folder: string, shelf: AnnouncementShelf): void {
  server.get<{ Params: { hash: string } }>(`${folder}/:hash.wav`, (request, reply) => {
    const announcement = shelf.find(request.params.hash);
    if (announcement === null) return reply.code(404).send({ error: 'There is no such announcement.' });
    return reply
      .type('audio/wav')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(announcement.wav);
  });
}

function folderBelow(webhookUrl: URL): string {
  return `${webhookUrl.pathname.replace(/\/$/, '')}/announcements`;
}

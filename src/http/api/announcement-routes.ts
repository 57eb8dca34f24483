import { z } from 'zod';
import { toAnnouncement } from '../../announcements/announcement.ts';
import {
  type AnnouncementChanged,
  addAnnouncement,
  removeAnnouncement,
} from '../../app/plan/change-announcements.ts';
import { readCurrentPlan } from '../../app/plan/plan-desk.ts';
import type { StoredAnnouncement } from '../../app/ports/plan.ts';
import { builtInAnnouncements } from '../../domain/built-in-announcements.ts';
import { type AnnouncementReference, announcementsIn } from '../../plan/announcement-references.ts';
import {
  announcementListSchema,
  announcementQuerySchema,
  type ListedAnnouncement,
  soundQuerySchema,
  soundSchema,
} from '../contract/announcements.ts';
import { doneSchema } from '../contract/common.ts';
import { note } from './note.ts';
import { placeOf } from './render-settings.ts';
import { admins, notFound, type PageContext, type Route, refused, route, watchers } from './route.ts';

const done = { done: true } as const;
const uploadBytes = 10 * 1024 * 1024;
const languages = ['de', 'en'] as const;

/** Announcements: what callers hear. */
export const announcementRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/announcements',
    summary: 'The announcements included with Familiar and your own, and where they are played',
    roles: watchers,
    reply: announcementListSchema,
    run: async ({ page }) => ({ announcements: await listAnnouncements(page) }),
  }),
  route({
    method: 'GET',
    path: '/announcements/sound',
    summary: 'An announcement as callers hear it, as a WAV file',
    roles: watchers,
    query: soundQuerySchema,
    replyType: 'audio/wav',
    reply: z.instanceof(Buffer),
    async run({ page, query: { name, language } }) {
      const own = await page.revisions.readAnnouncement(name, language);
      const wav = own ?? page.shippedSound(name, language)?.wav;
      if (wav === undefined) throw notFound('announcement');
      return Buffer.from(wav);
    },
  }),
  route({
    method: 'PUT',
    path: '/announcements/sound',
    summary: 'Store a WAV or MP3 file as an announcement, replacing one of the same name',
    roles: admins,
    isLong: true,
    query: soundQuerySchema,
    bodyBytes: uploadBytes,
    bodyType: 'audio/*',
    body: z.instanceof(Buffer, { error: 'give a WAV or MP3 file, with a content type such as audio/wav' }),
    reply: soundSchema,
    async run(call) {
      const { page, query, body, visitor } = call;
      const { name, language } = query;
      const converted = await toAnnouncement(body);
      if (!converted.ok) throw refused(converted.problem);
      const { wav, durationMs, hash } = converted.announcement;
      const sound = { name, language, durationMs, hash };
      expectChanged(await addAnnouncement(page.desk, { sound, wav, by: visitor?.user.login ?? '' }));
      await note(call, 'announcement-changed', name);
      return { name, language, durationMs };
    },
  }),
  route({
    method: 'DELETE',
    path: '/announcements',
    summary: 'Remove an announcement of your own in every language, unless it is played somewhere',
    roles: admins,
    query: announcementQuerySchema,
    reply: doneSchema,
    async run(call) {
      const { page, query, visitor } = call;
      const { name } = query;
      expectChanged(await removeAnnouncement(page.desk, { name, by: visitor?.user.login ?? '' }));
      await note(call, 'announcement-changed', name);
      return done;
    },
  }),
];

function expectChanged(changed: AnnouncementChanged): void {
  if (changed.kind === 'refused') throw refused(changed.problem);
}

async function listAnnouncements(page: PageContext): Promise<ListedAnnouncement[]> {
  const own = await page.revisions.listAnnouncements();
  const document = (await readCurrentPlan(page.revisions)).document ?? page.desk.fromEnvironment;
  const references = announcementsIn(document);
  const names = new Set<string>([...own.map(({ name }) => name), ...builtInAnnouncements]);
  return [...names].map(name => ({
    name,
    isBuiltIn: builtInAnnouncements.some(one => one === name),
    sounds: soundsOf(page, name, own),
    usedBy: references.filter(one => one.name === name).map(one => place(page, document, one)),
  }));
}

/** The sound in each language: the company's own if there is one, else the one included with Familiar. */
function soundsOf(
  page: PageContext,
  name: string,
  own: readonly StoredAnnouncement[],
): ListedAnnouncement['sounds'] {
  return languages.flatMap((language): ListedAnnouncement['sounds'] => {
    const mine = own.find(one => one.name === name && one.language === language);
    if (mine !== undefined) return [{ language, durationMs: mine.durationMs, isOwn: true, hash: mine.hash }];
    const shipped = page.shippedSound(name, language);
    if (shipped === null) return [];
    return [{ language, durationMs: shipped.durationMs, isOwn: false, hash: shipped.hash }];
  });
}

function place(page: PageContext, document: object, { path }: AnnouncementReference) {
  return placeOf(page, path.map(String), document);
}

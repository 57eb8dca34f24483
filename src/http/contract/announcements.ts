import { z } from 'zod';
import { textSchema } from './common.ts';

const languageSchema = z.enum(['de', 'en']);

export const announcementListSchema = z
  .object({
    announcements: z.array(
      z.object({
        name: z.string(),
        isBuiltIn: z.boolean().meta({ description: 'Included with Familiar.' }),
        sounds: z.array(
          z.object({
            language: languageSchema,
            durationMs: z.number(),
            isOwn: z.boolean(),
            hash: z.string(),
          }),
        ),
        usedBy: z.array(textSchema).meta({ description: 'Where the configuration uses it.' }),
      }),
    ),
  })
  .meta({ id: 'AnnouncementList' });
export type AnnouncementList = z.infer<typeof announcementListSchema>;
export type ListedAnnouncement = AnnouncementList['announcements'][number];

export const soundQuerySchema = z.object({ name: z.string().max(100), language: languageSchema });
export const announcementQuerySchema = z.object({ name: z.string().max(100) });
export const soundSchema = z
  .object({ name: z.string(), language: languageSchema, durationMs: z.number() })
  .meta({ id: 'Announcement' });

import { z } from 'zod';
import { momentSchema, textSchema } from './common.ts';
import { differenceSchema, reviewSchema, revisionSchema } from './settings.ts';

const authorSchema = z
  .object({ by: z.string(), isYou: z.boolean(), at: momentSchema })
  .meta({ id: 'SettingsAuthor', description: 'Who saved, by name, and when.' });
export type SettingsAuthor = z.infer<typeof authorSchema>;

const collisionSchema = z
  .object({
    id: z.string(),
    place: textSchema,
    before: textSchema.nullable(),
    mine: textSchema.nullable(),
    theirs: textSchema.nullable(),
    author: authorSchema.meta({ description: 'Whoever of them changed it last.' }),
  })
  .meta({ id: 'SettingsCollision', description: 'Null: nothing is set there.' });
export type SettingsCollision = z.infer<typeof collisionSchema>;

export const mergeSchema = z
  .object({
    with: revisionSchema,
    since: z
      .array(authorSchema)
      .meta({ description: 'Who has saved since the draft was begun, newest first.' }),
    theirs: z.object({ differences: z.array(differenceSchema), more: z.number() }),
    collisions: z.array(collisionSchema).meta({ description: 'What both changed, each in another way.' }),
    review: reviewSchema.meta({
      description: 'What saving both together would change; until it is chosen, theirs stays.',
    }),
  })
  .meta({ id: 'SettingsMerge' });
export type SettingsMerge = z.infer<typeof mergeSchema>;

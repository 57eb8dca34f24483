import { z } from 'zod';
import { comparisonSchema, figuresSchema } from './board.ts';
import { momentSchema } from './common.ts';
import { goalsSchema } from './glance.ts';
import { listedKeySchema } from './keys.ts';

export const wallAskedSchema = z.strictObject({ secret: z.string().min(1).max(200) });

export const wallSchema = z
  .object({
    now: momentSchema,
    utcOffsetMinutes: z.number().meta({ description: 'How far the hotline’s clocks are ahead of UTC.' }),
    hotlines: z.array(z.string()).meta({ description: 'Their names.' }),
    waiting: z.number(),
    longestWaitMs: z.number(),
    ringing: z.number(),
    talking: z.number(),
    agents: z.object({ free: z.number(), busy: z.number(), onBreak: z.number(), away: z.number() }),
    figures: figuresSchema,
    comparison: comparisonSchema
      .nullable()
      .meta({ description: 'Null: the past can’t be read at the moment.' }),
    goals: goalsSchema,
  })
  .meta({ id: 'Wall', description: 'Counts of calls and agents, without names or phone numbers.' });
export type Wall = z.infer<typeof wallSchema>;

export const wallLinksSchema = z
  .object({
    links: z.array(listedKeySchema),
  })
  .meta({ id: 'WallLinks' });
export type WallLinks = z.infer<typeof wallLinksSchema>;

export const wallLinkSchema = z.object({ secret: z.string().meta({ description: 'Shown only once.' }) });
